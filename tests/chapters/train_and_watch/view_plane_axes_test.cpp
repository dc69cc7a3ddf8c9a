#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "chapters/plane/view_axes.h"
#include "chapters/train_and_watch/view_surface.h"
#include "ui/recording_painter.h"

using namespace crease;
using namespace crease::train_and_watch;

namespace {

const PlaneMap map{{-1, 3, 2, 6}, {{100, 50}, {500, 450}}};

bool is_inside(ui::Rect inner, ui::Rect outer) {
  return inner.min.x >= outer.min.x && inner.min.y >= outer.min.y && inner.max.x <= outer.max.x &&
         inner.max.y <= outer.max.y;
}

}  // namespace

TEST_CASE("agree: from the plane to the screen and back is no journey at all") {
  CHECK(map.to_screen({-1, 2}).x == 100);
  CHECK(map.to_screen({-1, 2}).y == 450);
  CHECK(map.to_screen({3, 6}).y == 50);
  for (const double x : {-1.0, 0.25, 2.9})
    for (const double y : {2.0, 3.5, 6.0}) {
      const regions::Point back = map.to_plane(map.to_screen({x, y}));
      CHECK(back.x == doctest::Approx(x));
      CHECK(back.y == doctest::Approx(y));
    }
}

TEST_CASE("invariant: zooming keeps what is under the pointer there, and never leaves the range of sizes") {
  const ui::Vec pointer = {220, 300};
  const regions::Point before = map.to_plane(pointer);
  for (const double factor : {0.5, 1.15, 1e-30, 1e30}) {
    const PlaneMap after{zoomed(map, pointer, factor), map.rect};
    CHECK(after.to_plane(pointer).x == doctest::Approx(before.x));
    CHECK(after.to_plane(pointer).y == doctest::Approx(before.y));
    CHECK(after.window.x1 - after.window.x0 >= 1e-10);
    CHECK(after.window.x1 - after.window.x0 <= 1.1e6);
  }
}

TEST_CASE("invariant: what was under the pointer stays under it in a drag") {
  const PlaneMap after{panned(map, {30, -70}), map.rect};
  const regions::Point grabbed = map.to_plane({200, 200}), now = after.to_plane({230, 130});
  CHECK(now.x == doctest::Approx(grabbed.x));
  CHECK(now.y == doctest::Approx(grabbed.y));
}

TEST_CASE(
    "invariant: units are equal on both axes unless the window is more than three times as long as wide") {
  const ui::Rect pane = {{10, 20}, {710, 520}};
  for (const double ratio : {1.0, 0.4, 2.9}) {
    const ui::Rect rect = plane_rect(pane, {40, 5, 30, 60}, {0, ratio, 0, 1});
    CHECK(is_inside(rect, pane));
    CHECK(rect.width() / rect.height() == doctest::Approx(ratio).epsilon(0.01));
  }
  const ui::Rect wide = plane_rect(pane, {40, 5, 30, 60}, {0, 100, 0, 1});
  CHECK(wide.height() == 500 - 90);
}

TEST_CASE("invariant: tools, plane, counts and legend have the pane between them, in all sizes of pane") {
  const ui::Theme light = ui::make_theme(ui::ThemeKind::light);
  for (const ui::Theme& theme : {light, ui::for_touch(light), ui::make_theme(ui::ThemeKind::projector)})
    for (const ui::Vec size : {ui::Vec{700, 730}, ui::Vec{374, 400}, ui::Vec{1200, 500}}) {
      const ui::Rect pane = {{8, 16}, {8 + size.x, 16 + size.y}};
      const PlaneRoom room = arrange_plane(pane, theme, {-1, 1, -1, 1});
      for (const ui::Rect& part : {room.plane, room.tools, room.legend}) CHECK(is_inside(part, pane));
      CHECK(room.tools.height() == theme.metrics.control);
      CHECK(room.tools.max.y <= room.plane.min.y);
      CHECK(room.legend.min.y >= room.counts.max.y);
      CHECK(room.plane.width() > 0.55f * std::min(size.x, size.y));
    }
}

TEST_CASE("known: measured data has its ticks at round measured values") {
  data::Dataset set;
  set.x_scale = {3.5, 3};  // 0.5 .. 6.5
  set.x_name = "Petal length (cm)";
  ui::RecordingPainter painter;
  draw_axes(painter, ui::make_theme(ui::ThemeKind::light), {{-1, 1, -1, 1}, {{100, 50}, {500, 450}}}, set,
            false);
  float at_two = -1;
  bool has_name = false;
  for (const auto& text : painter.texts()) {
    if (text.text == "2") at_two = text.at.x;
    has_name = has_name || text.text == "Petal length (cm)";
  }
  CHECK(at_two == doctest::Approx(100 + 400 * (1.5 / 6)));
  CHECK(has_name);
}

TEST_CASE("agree: a mesh made for one window lies right in another") {
  const Window drawn = {0, 2, 0, 2}, seen = {1, 5, -1, 3};
  const render::Matrix m = plane_matrix(drawn, seen);
  // The point (2, 2) is the corner (1, 1) of the mesh; in the seen window it lies at (-0.5, 0.5).
  CHECK(m[0] * 1 + m[12] == doctest::Approx(-0.5));
  CHECK(m[5] * 1 + m[13] == doctest::Approx(0.5));
}

TEST_CASE("invariant: the whole box of the graph is in view however it is turned") {
  const ui::Rect rect = {{0, 0}, {700, 600}};
  for (double yaw = -180; yaw <= 180; yaw += 15)
    for (double pitch = 0; pitch <= 90; pitch += 15) {
      const render::Matrix m = orbit_matrix({yaw, pitch, 1, 0.5}, 700.0 / 600);
      for (const float x : {-1.0f, 1.0f})
        for (const float y : {-1.0f, 1.0f})
          for (const float z : {-1.2f, 1.2f}) {
            const ui::Vec at = project(m, rect, x, y, z);
            CHECK(at.x > 0);
            CHECK(at.x < 700);
            CHECK(at.y > 0);
            CHECK(at.y < 600);
            const float w = m[3] * x + m[7] * y + m[11] * z + m[15];
            const float depth = (m[2] * x + m[6] * y + m[10] * z + m[14]) / w;
            CHECK(std::fabs(depth) < 1);
          }
    }
}

TEST_CASE("known: from above the graph is the plane, and nearer points hide farther ones") {
  const ui::Rect rect = {{0, 0}, {600, 600}};
  const render::Matrix m = orbit_matrix({0, 90, 1, 0.5}, 1);
  const ui::Vec right = project(m, rect, 1, 0, 0), up = project(m, rect, 0, 1, 0);
  CHECK(right.x > 300);
  CHECK(right.y == doctest::Approx(300));
  CHECK(up.y < 300);
  CHECK(up.x == doctest::Approx(300));
  const float high = (m[10] + m[14]) / (m[11] + m[15]), low = m[14] / m[15];
  CHECK(high < low);
}

TEST_CASE("invariant: the camera never goes below the floor or over the top") {
  const ui::Rect rect = {{0, 0}, {600, 600}};
  Orbit orbit;
  for (int i = 0; i < 50; ++i) orbit = turned(orbit, {70, 90}, rect);
  CHECK(orbit.pitch_degrees == 90);
  CHECK(std::fabs(orbit.yaw_degrees) <= 180);
  for (int i = 0; i < 50; ++i) orbit = turned(orbit, {0, -90}, rect);
  CHECK(orbit.pitch_degrees == 0);
}

TEST_CASE("known: in a phone's pane the legend has the whole width, elsewhere the plane's") {
  const ui::Theme theme = ui::make_theme(ui::ThemeKind::light);
  const ui::Rect phone = {{0, 0}, {390, 380}}, desk = {{0, 0}, {720, 720}};
  const PlaneRoom narrow = arrange_plane(phone, theme, {}), wide = arrange_plane(desk, theme, {});
  CHECK(narrow.legend.width() == doctest::Approx(390));
  CHECK(narrow.legend.min.y > narrow.plane.max.y);
  CHECK(wide.legend.width() == doctest::Approx(wide.plane.width()));
}
