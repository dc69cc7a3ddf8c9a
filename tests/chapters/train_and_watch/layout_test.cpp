#include "chapters/train_and_watch/layout.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

using namespace crease;
using train_and_watch::Arrangement;
using train_and_watch::Layout;

namespace {

std::vector<ui::Rect> parts(const Layout& layout) {
  std::vector<ui::Rect> result;
  for (const ui::Rect& rect : {layout.transport, layout.readouts, layout.plane, layout.settings,
                               layout.network, layout.plots, layout.tabs, layout.tab_body})
    if (rect.width() > 0 && rect.height() > 0) result.push_back(rect);
  return result;
}

bool overlap(const ui::Rect& a, const ui::Rect& b) {
  constexpr float slack = 0.01f;
  return a.min.x < b.max.x - slack && b.min.x < a.max.x - slack && a.min.y < b.max.y - slack &&
         b.min.y < a.max.y - slack;
}

float area(const ui::Rect& rect) {
  return rect.width() * rect.height();
}

Layout at(float width, float height, bool is_touch = false) {
  ui::Theme theme = ui::make_theme(ui::ThemeKind::light);
  if (is_touch) theme = ui::for_touch(theme);
  return train_and_watch::arrange({{0, 0}, {width, height}}, theme.metrics);
}

}  // namespace

TEST_CASE("invariant: parts fill the area without overlapping, at every size") {
  for (const float width : {320.0f, 390.0f, 699.0f, 700.0f, 900.0f, 1099.0f, 1100.0f, 1280.0f, 2560.0f})
    for (const float height : {480.0f, 700.0f, 844.0f, 1440.0f})
      for (const bool is_touch : {false, true}) {
        CAPTURE(width);
        CAPTURE(height);
        const std::vector<ui::Rect> rects = parts(at(width, height, is_touch));
        float sum = 0;
        for (std::size_t i = 0; i < rects.size(); ++i) {
          sum += area(rects[i]);
          CHECK(rects[i].min.x >= 0);
          CHECK(rects[i].max.x <= width + 0.01f);
          CHECK(rects[i].max.y <= height + 0.01f);
          for (std::size_t j = 0; j < i; ++j) CHECK_FALSE(overlap(rects[i], rects[j]));
        }
        CHECK(sum == doctest::Approx(width * height).epsilon(1e-4));
      }
}

TEST_CASE("invariant: whatever is hidden, the rest fills the area without gaps or overlaps") {
  const ui::Theme theme = ui::make_theme(ui::ThemeKind::light);
  for (unsigned bits = 0; bits < 32; ++bits)
    for (const float width : {390.0f, 900.0f, 1280.0f}) {
      CAPTURE(bits);
      CAPTURE(width);
      const auto has = [&](unsigned bit) {
        return (bits >> bit & 1u) != 0;
      };
      const train_and_watch::Shown shown = {has(0), has(1), has(2), has(3), has(4)};
      const std::vector<ui::Rect> rects =
          parts(train_and_watch::arrange({{0, 0}, {width, 800}}, theme.metrics, shown));
      float sum = 0;
      for (std::size_t i = 0; i < rects.size(); ++i) {
        sum += area(rects[i]);
        for (std::size_t j = 0; j < i; ++j) CHECK_FALSE(overlap(rects[i], rects[j]));
      }
      CHECK(sum == doctest::Approx(width * 800).epsilon(1e-4));
      if (bits == 0) CHECK(rects.size() == 1);
    }
}

TEST_CASE("invariant: the plane takes at least half of the area at 1280 x 800, 900 x 700 and 700 x 700") {
  for (const auto& [width, height] :
       {std::pair{1280.0f, 800.0f}, {900.0f, 700.0f}, {700.0f, 700.0f}, {1600.0f, 900.0f}})
    CHECK(area(at(width, height).plane) >= 0.5f * width * height);
}

TEST_CASE("known: columns have the agreed widths, and the arrangement follows the room") {
  CHECK(at(1100, 800).arrangement == Arrangement::wide);
  CHECK(at(1099, 800).arrangement == Arrangement::medium);
  CHECK(at(699, 800).arrangement == Arrangement::narrow);
  for (const float width : {1100.0f, 1280.0f, 1920.0f}) {
    const Layout layout = at(width, 800);
    CHECK(layout.settings.width() >= 260);
    CHECK(layout.settings.width() <= 300);
    CHECK(layout.network.width() >= 300);
    CHECK(layout.network.width() <= 380);
  }
}

TEST_CASE("known: on a phone the transport is at the bottom, under the thumb") {
  const Layout layout = at(390, 844, true);
  CHECK(layout.transport.max.y == doctest::Approx(844));
  CHECK(layout.transport.height() >= 44);
  CHECK(layout.plane.max.y <= layout.tabs.min.y + 0.01f);
}
