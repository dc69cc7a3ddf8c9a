#include "chapters/fold/figure.h"

#include <doctest/doctest.h>

#include <string>

#include "chapters/fold/model.h"
#include "support/budgets.h"
#include "support/figures.h"
#include "support/xml_check.h"

using namespace crease;

TEST_CASE("known: the figure of counts names its curves, in every experiment other ones") {
  fold::Model model;
  REQUIRE(model.set("random.seeds", std::int64_t(2)).ok());
  testing::settle(model);
  const auto figure = chapters::make_figure(model, {"counts", 0, 0, {}});
  REQUIRE(figure.ok());
  const std::string svg = chapters::svg_of(figure.value());
  CHECK(testing::xml_problem(svg) == "");
  for (const char* name : {"Pieces against neurons", "most 531", "folds 4096", "one layer 25", "random"})
    CHECK_MESSAGE(svg.find(name) != std::string::npos, name);
  REQUIRE(model.set("experiment", std::string("sheet")).ok());
  testing::settle(model);
  const auto of_sheet = chapters::make_figure(model, {"counts", 0, 0, {}});
  REQUIRE(of_sheet.ok());
  CHECK(chapters::svg_of(of_sheet.value()).find("cells 16") != std::string::npos);
}

TEST_CASE("invariant: every experiment's figures of folds are whole, and German") {
  fold::Model model;
  testing::lead(model, {"set random.seeds 2", "set train.steps 100"});
  for (const char* experiment : {"fold", "disturb", "train", "sheet"}) {
    testing::lead(model, {"set experiment " + std::string(experiment)});
    CAPTURE(experiment);
    testing::check_figure(model, "experiment", {"x", "ε", "2ᵈε", "½", "2ᵈ", "|after − before|"});
    testing::check_figure(model, "counts", {"x", "ε", "2ᵈε", "½", "2ᵈ"});
  }
}

TEST_CASE("invariant: the folds have a row each, and the sheet a polygon for each flap on both sides") {
  fold::Model model;
  testing::lead(model, {"set random.seeds 2"});
  const std::string rows = testing::figure_svg(model, "experiment");
  const int depth = model.settings().depth;
  for (int fold = 1; fold <= depth; ++fold)
    CHECK(testing::has(rows, ">Height after fold " + std::to_string(fold) + "</text>"));
  CHECK(testing::count_elements(rows, "circle") == 3 * depth);
  CHECK(testing::has(rows, ">32 pieces</text>"));
  testing::lead(model, {"set experiment sheet"});
  const std::string sheet = testing::figure_svg(model, "experiment");
  const int flaps = static_cast<int>(model.sheet()->folded.flaps.size());
  CHECK(testing::count_elements(testing::group(sheet, "sheet"), "path") == flaps);
  // Each flap unfolded, and folded with its outline; creases, and the sheet's own frame.
  CHECK(testing::count_elements(sheet, "path") + testing::count_elements(sheet, "polygon") ==
        3 * flaps + static_cast<int>(model.sheet()->creases.size()) + 1);
}
