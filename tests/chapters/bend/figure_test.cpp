#include "chapters/bend/figure.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "chapters/bend/model.h"
#include "support/figures.h"

using namespace crease;
using namespace crease::testing;
using bend::Model;

TEST_CASE("invariant: the plane of bends is a whole figure in every state, and German") {
  const std::vector<std::vector<std::string>> states = {
      {"set dead.networks 200"}, {"act show 3,2", "set picture.cells true"}, {"act play"}, {"act guess 2"}};
  Model model;
  for (const std::vector<std::string>& lines : states) {
    lead(model, lines);
    check_figure(model, "plane");
  }
}

TEST_CASE("invariant: the plane has a dot for each bend, a path for each cell, a line for each boundary") {
  Model model;
  lead(model, {"set dead.networks 200", "set picture.cells true"});
  for (const char* shown : {"act show 1,1", "act show 2,1", "act show 3,2"}) {
    lead(model, {shown});
    const std::string text = figure_svg(model, "plane");
    const int ring = model.edited_bend() == nullptr ? 0 : 1;
    CHECK(count_elements(group(text, "neuron"), "circle") == model.bends() + ring);
    CHECK(count_elements(group(text, "neuron"), "polyline") +
              count_elements(group(text, "neuron"), "polygon") +
              count_elements(group(text, "neuron"), "path") ==
          static_cast<int>(model.lines().size()));
    CHECK(count_elements(group(text, "cells"), "path") == model.cut().cells().cells());
  }
  CHECK(has(figure_svg(model, "plane"), "Boundary of neuron 2 of layer 3. "));
  CHECK(has(figure_svg(model, "plane"), "Bends " + std::to_string(model.bends()) + ", "));
}

TEST_CASE("known: while somebody guesses, the figure does not tell the layer") {
  Model model;
  lead(model, {"set dead.networks 200", "act play"});
  const std::string text = figure_svg(model, "plane");
  CHECK(has(text, ">Which layer is this neuron in?</text>"));
  CHECK_FALSE(has(text, "Boundary of"));
  CHECK_FALSE(has(text, ">layer 1</text>"));
}
