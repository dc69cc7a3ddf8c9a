#include "chapters/approximate/figure.h"

#include <doctest/doctest.h>

#include <string>

#include "chapters/approximate/model.h"
#include "support/budgets.h"
#include "support/figures.h"
#include "support/xml_check.h"

using namespace crease;

TEST_CASE("known: the figures name their curves, and tell neurons and error") {
  approximate::Model model;
  testing::settle(model);
  for (const char* name : {"approximation", "errors"}) {
    chapters::FigureRequest request;
    request.name = name;
    const auto figure = chapters::make_figure(model, request);
    REQUIRE(figure.ok());
    const std::string svg = chapters::svg_of(figure.value());
    CHECK(testing::xml_problem(svg) == "");
    CHECK(svg.find("With 9 neurons the largest error is 0.309.") != std::string::npos);
    for (const char* part : {"Target and network", "|network − target|"})
      CHECK((svg.find(part) != std::string::npos) == (std::string(name) == "approximation"));
  }
}

TEST_CASE("known: on the square the figure has four pictures, each an image") {
  approximate::Model model;
  REQUIRE(model.set("experiment", std::string("square")).ok());
  testing::settle(model);
  const auto figure = chapters::make_figure(model, {});
  REQUIRE(figure.ok());
  const std::string svg = chapters::svg_of(figure.value());
  CHECK(testing::xml_problem(svg) == "");
  int images = 0;
  for (std::size_t at = svg.find("<image"); at != std::string::npos; at = svg.find("<image", at + 1))
    ++images;
  CHECK(images == 4);
  for (const char* part : {"Target", "Network", "Difference, up to", "One neuron", "With 78 neurons"})
    CHECK_MESSAGE(svg.find(part) != std::string::npos, part);
}

TEST_CASE("invariant: the figures of approximation are whole in both experiments, and German") {
  approximate::Model model;
  for (const char* experiment : {"line", "square"}) {
    testing::lead(model, {"set experiment " + std::string(experiment)});
    for (const char* name : {"approximation", "errors"})
      testing::check_figure(model, name, {"N", "x", "y", "|network − target|"});
  }
}
