#include "chapters/plane/cut.h"

#include <doctest/doctest.h>

#include <cmath>
#include <set>

#include "chapters/plane/view_cells.h"
#include "chapters/plane/view_gestures.h"
#include "core/nn/trainer.h"
#include "support/region_fixtures.h"

using namespace crease;

namespace {

/// Adds up the areas of polygons, and draws nothing.
struct Areas final : ui::Painter {
  double sum = 0;
  int polygons = 0;

  void fill_polygon(std::span<const ui::Vec> p, ui::Colour) override {
    ++polygons;
    for (std::size_t i = 0; i < p.size(); ++i) {
      const ui::Vec &a = p[i], &b = p[(i + 1) % p.size()];
      sum += (double(a.x) * b.y - double(b.x) * a.y) / 2;
    }
  }
  void line(ui::Vec, ui::Vec, ui::Stroke) override {}
  void polyline(std::span<const ui::Vec>, ui::Stroke, bool) override {}
  void fill_rect(ui::Rect, ui::Colour, float) override {}
  void circle(ui::Vec, float, ui::Colour, ui::Stroke) override {}
  void text(ui::Vec, std::string_view, ui::Colour, float, ui::Font, ui::Align) override {}
  ui::Vec text_size(std::string_view, float, ui::Font) const override { return {}; }
  void push_clip(ui::Rect) override {}
  void pop_clip() override {}
};

}  // namespace

TEST_CASE("known: fixture Q is cut to seven cells, four linear regions and one bent line among three") {
  plane::Cut cut;
  REQUIRE(cut.make(testing::fixture_q(), {-2, 2, -2, 2}).ok());
  CHECK(cut.cells().cells() == 7);
  CHECK(cut.regions().count == 4);
  CHECK(cut.boundaries().size() == 3);
  CHECK(cut.tints().size() == 7);
  CHECK(cut.window() == plane::Window{-2, 2, -2, 2});
}

TEST_CASE("degenerate: what cannot be cut leaves nothing to draw, and the next network can be cut again") {
  plane::Cut cut;
  nn::Network smooth = testing::fixture_q();
  smooth.architecture.layers[0].activation = nn::Activation::tanh;
  CHECK(!cut.make(smooth, {-1, 1, -1, 1}).ok());
  CHECK(!cut.is_there());
  CHECK(cut.make(testing::fixture_q(), {-1, 1, -1, 1}).ok());
  CHECK(cut.is_there());
}

TEST_CASE("invariant: every cell is drawn as a polygon, and together they fill the plane") {
  plane::Cut cut;
  REQUIRE(cut.make(testing::fixture_q(), {-2, 2, -2, 2}).ok());
  Areas painter;
  const plane::Palette palette(ui::make_theme(ui::ThemeKind::light));
  const plane::PlaneMap map{cut.window(), {{10, 20}, {410, 420}}};
  for (const plane::Colouring colouring :
       {plane::Colouring::cell, plane::Colouring::region, plane::Colouring::value}) {
    plane::Look look;
    look.colouring = colouring;
    painter.sum = 0;
    painter.polygons = 0;
    plane::draw_cells(painter, palette, map, cut, look);
    CHECK(painter.polygons == 7);
    CHECK(std::fabs(painter.sum) == doctest::Approx(160'000));
  }
}

TEST_CASE("known: a drag carries the plane along, and the wheel zooms about the pointer") {
  plane::Navigator navigator;
  const plane::PlaneMap map{{-1, 1, -1, 1}, {{0, 0}, {200, 200}}};
  plane::Gesture gesture;
  CHECK(!navigator.read(gesture, map));
  gesture.is_pressed = true;
  CHECK(!navigator.read(gesture, map));
  gesture = {};
  gesture.is_dragged = true;
  gesture.moved = {50, 0};
  const auto moved = navigator.read(gesture, map);
  REQUIRE(moved);
  CHECK(moved->x0 == doctest::Approx(-1.5));
  CHECK(moved->y0 == doctest::Approx(-1));
  gesture = {};
  gesture.wheel = 1;
  gesture.is_over = true;
  gesture.at = {200, 0};
  const auto closer = navigator.read(gesture, map);
  REQUIRE(closer);
  CHECK(closer->x1 == doctest::Approx(1));
  CHECK(closer->x0 == doctest::Approx(1 - 2 / 1.15));
}
