#include "chapters/fold/figure.h"

#include <doctest/doctest.h>

#include <string>

#include "chapters/fold/model.h"
#include "chapters/train_and_watch/budgets.h"
#include "support/xml_check.h"

using namespace crease;

TEST_CASE("known: the figure of counts names its curves, and belongs to the experiment that counts") {
  fold::Model model;
  REQUIRE(model.set("random.seeds", std::int64_t(2)).ok());
  train_and_watch::testing::settle(model);
  const auto figure = chapters::make_figure(model, {});
  REQUIRE(figure.ok());
  const std::string svg = chapters::svg_of(figure.value());
  CHECK(testing::xml_problem(svg) == "");
  for (const char* name : {"Pieces against neurons", "most 531", "folds 4096", "one layer 25", "random"})
    CHECK_MESSAGE(svg.find(name) != std::string::npos, name);
  REQUIRE(model.set("experiment", std::string("sheet")).ok());
  CHECK_FALSE(chapters::make_figure(model, {}).ok());
}
