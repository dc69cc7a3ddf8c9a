#include "chapters/distance/figure.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include "chapters/distance/model.h"
#include "support/figures.h"

using namespace crease;
using namespace crease::testing;
using distance::Model;

namespace {

const std::vector<std::string> small = {"set training.steps 60", "set study.networks 20"};

}  // namespace

TEST_CASE("invariant: every figure of distances is whole, and German") {
  Model model;
  lead(model, small);
  for (const char* curve : {"cells_near", "scaled_distance", "region_size"}) {
    lead(model, {"set course.curve " + std::string(curve)});
    for (const char* name : {"plane", "histogram", "course", "random"}) check_figure(model, name);
  }
}

TEST_CASE("invariant: the plane has a path for each cell, a circle for each point, and a dot for each wall") {
  Model model;
  lead(model, small);
  const std::string text = figure_svg(model, "plane");
  CHECK(count_elements(group(text, "cells"), "path") == model.cut().cells().cells());
  const data::Split& points = model.course().points();
  CHECK(count_elements(group(text, "points"), "circle") == points.train.size() + points.test.size());
  // The touching point, the pinned one, and where the step crosses.
  CHECK(count_elements(group(text, "balls"), "circle") ==
        2 + static_cast<int>(model.adversarial().crossings.size()));
  CHECK(has(text, ">" + std::to_string(model.cut().cells().cells()) + " cells, "));
  lead(model, {"set picture.points false"});
  CHECK(count_elements(group(figure_svg(model, "plane"), "points"), "circle") == 0);
}

TEST_CASE("invariant: the histogram has a bar for each bin that is not empty, and they add up") {
  Model model;
  lead(model, small);
  const std::string whole = group(figure_svg(model, "histogram"), "bars");
  const std::string bars = whole.substr(whole.find("</clipPath>"));
  double sum = 0;
  int count = 0;
  for (std::size_t at = bars.find(" height=\""); at != std::string::npos;
       at = bars.find(" height=\"", at + 1)) {
    sum += std::stod(bars.substr(at + 9));
    ++count;
  }
  CHECK(count > 1);
  CHECK(count <= 24);
  // Heights are shares of the points: all but those beyond the last bin, which are three in a hundred.
  const std::string text = figure_svg(model, "histogram");
  const auto y_of = [&](const std::string& label) {
    const std::size_t end = text.find(">" + label + "</text>");
    REQUIRE(end != std::string::npos);
    return std::stod(text.substr(text.rfind(" y=\"", end) + 4));
  };
  const double share = sum / (y_of("0") - y_of("10")) / 10;
  CHECK(share <= 1.001);
  CHECK(share >= 0.96);
}

TEST_CASE("invariant: the random networks have a mean and an interval in every row") {
  Model model;
  lead(model, small);
  const std::string text = figure_svg(model, "random");
  const int rows = static_cast<int>(model.study().rows().size());
  CHECK(count_elements(text, "circle") == rows);
  for (const auto& row : model.study().rows()) CHECK(has(text, ">" + row.name + "</text>"));
}
