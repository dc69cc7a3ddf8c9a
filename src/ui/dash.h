#pragma once

#include <cmath>
#include <span>
#include <vector>

#include "ui/painter.h"

namespace crease::ui {

/// Cuts a line into dashes and gaps of equal length, the phase running on round corners, and calls `emit`
/// with each dash in `dash`. A line too long for its dashes (more than `most_dashes`) is emitted whole.
template <class Emit>
void for_each_dash(std::span<const Vec> points, bool is_closed, float dash_pt, std::vector<Vec>& dash,
                   const Emit& emit) {
  constexpr float most_dashes = 4000;
  float length = 0;
  const std::size_t pieces = is_closed ? points.size() : points.size() - 1;
  for (std::size_t i = 0; i < pieces; ++i) {
    const Vec a = points[i], b = points[(i + 1) % points.size()];
    length += std::hypot(b.x - a.x, b.y - a.y);
  }
  const bool is_solid = !(length < most_dashes * dash_pt);
  float left = dash_pt;
  bool is_on = true;
  dash.assign(1, points[0]);
  for (std::size_t i = 0; i < pieces; ++i) {
    Vec a = points[i];
    const Vec b = points[(i + 1) % points.size()];
    float rest = std::hypot(b.x - a.x, b.y - a.y);
    while (!is_solid && rest > left) {
      const float share = left / rest;
      a = {a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
      rest -= left;
      dash.push_back(a);
      if (is_on) emit();
      dash.assign(1, a);
      is_on = !is_on;
      left = dash_pt;
    }
    left -= rest;
    dash.push_back(b);
  }
  if (is_on && dash.size() > 1) emit();
}

}  // namespace crease::ui
