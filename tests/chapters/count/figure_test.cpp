#include "chapters/count/figure.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "chapters/count/model.h"
#include "support/figures.h"

using namespace crease;
using namespace crease::testing;
using count::Model;

namespace {

/// Few networks, which are counted soon.
void open_small(Model& model, const std::string& experiment) {
  lead(model, {"set experiment " + experiment});
  const bool has_networks = experiment != "beat" && experiment != "look";
  if (has_networks) lead(model, {"set network.neurons 16", "set " + experiment + ".networks 4"});
  if (experiment == "training") lead(model, {"set training.steps 20"});
}

int circles(const Model& model) {
  return count_elements(figure_svg(model, "experiment"), "circle");
}

}  // namespace

TEST_CASE("invariant: every experiment's figures are whole, and German") {
  Model model;
  for (const char* experiment : {"race", "windows", "biases", "training", "beat", "look"}) {
    open_small(model, experiment);
    CAPTURE(experiment);
    check_figure(model, "experiment", {"f", "N"});
    check_figure(model, "bounds");
  }
  lead(model, {"set look.part plane"});
  check_figure(model, "experiment");
}

TEST_CASE("known: the race names every depth and has its expected count") {
  Model model;
  open_small(model, "race");
  const std::string text = figure_svg(model, "experiment");
  for (const char* part : {"Race of depths</title>", ">1 × 16</text>", ">2 × 8</text>", ">4 × 4</text>",
                           ">8 × 2</text>", ">N + 1 = 17</text>"})
    CHECK_MESSAGE(has(text, part), part);
  // One layer always has N + 1: a single bar.
  CHECK(has(text, ">17.00 ± 0</text>"));
  CHECK(has(figure_svg(model, "bounds"), ">17</text>"));
}

TEST_CASE("invariant: a sweep has a dot for each depth at each of its places") {
  Model model;
  open_small(model, "windows");
  const int lanes = static_cast<int>(model.sweep().lanes().size());
  CHECK(circles(model) == lanes * static_cast<int>(model.sweep().places().size()));
  open_small(model, "biases");
  CHECK(circles(model) == 2 * lanes * static_cast<int>(model.sweep().places().size()));
}

TEST_CASE("invariant: a network's figure has a dot for each bend, and on a square a path for each cell") {
  Model model;
  lead(model, {"set experiment look"});
  CHECK(circles(model) == static_cast<int>(model.portrait().graph.t.size()) - 2);
  lead(model, {"set look.part plane"});
  const std::string text = figure_svg(model, "experiment");
  CHECK(count_elements(group(text, "cells"), "path") == model.portrait().cut.cells());
}

TEST_CASE("invariant: the network to be beaten has a tint for each weight before its output") {
  Model model;
  lead(model, {"set experiment beat", "set network.hidden 6,4"});
  const std::string text = figure_svg(model, "experiment");
  CHECK(count_elements(group(text, "weights"), "rect") == 6 * 2 + 4 * 7);
  CHECK(has(text, ">Weights</text>"));  // nobody can drag them in a file
}
