#include "chapters/images/figure.h"

#include <doctest/doctest.h>

#include <string>

#include "chapters/images/model.h"
#include "support/figures.h"
#include "support/stroke_images.h"

using namespace crease;
using namespace crease::testing;
using images::Model;

namespace {

/// Some training on strokes, recorded in slices.
struct Trained {
  Model model;
  Trained() {
    model.use_assets(stroke_assets(60));
    lead(model, {"set network.hidden 12,8", "set training.batch 16"});
    for (int i = 0; i < 3; ++i) lead(model, {"act step 10"});
  }
};

}  // namespace

TEST_CASE("invariant: every figure of images is whole, and German") {
  Trained trained;
  for (const char* name : {"slice", "mixture", "line", "course"})
    // Classes of the strokes, and what the assets of this test say, are English.
    check_figure_but(trained.model, name, [](const std::string& text) {
      return has(text, "direction ") || text.starts_with("These assets ");
    });
}

TEST_CASE("invariant: the slice has a path for each cell and a mark for each image, and its legend") {
  Trained trained;
  const std::string text = figure_svg(trained.model, "slice");
  CHECK(count_elements(group(text, "cells"), "path") == trained.model.picture().cells->cells());
  CHECK(count_elements(group(text, "corners"), "circle") == 3);
  for (const char* part : {">Decision</text>", ">Layer 1</text>", ">Layer 2</text>"}) CHECK(has(text, part));
}

TEST_CASE("invariant: the line has a mark for each switch, and one piece more") {
  Trained trained;
  const std::string text = figure_svg(trained.model, "line");
  CHECK(count_elements(group(text, "switches"), "path") == trained.model.picture().pieces.cells() - 1);
  CHECK(has(text, ">" + std::to_string(trained.model.picture().pieces.cells()) + " pieces</text>"));
}

TEST_CASE("known: there is no course before any training") {
  Model model;
  model.use_assets(stroke_assets(60));
  lead(model, {"set network.hidden 12,8"});
  const auto refused = chapters::make_figure(model, {"course", 0, 0, {}});
  REQUIRE_FALSE(refused.ok());
  CHECK(has(refused.error().message, "there is no course of training to draw"));
}
