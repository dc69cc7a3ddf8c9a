#pragma once

#include <cstdint>

#include "ui/theme.h"

namespace crease::stage {

enum class Arrangement : std::uint8_t {
  wide,    ///< settings, middle and side beside each other
  medium,  ///< middle and one column with tabs
  narrow,  ///< middle on top, tabs below, the bar at the bottom
};

/// Where the parts lie. What is not there has no area.
struct Layout {
  Arrangement arrangement = Arrangement::wide;
  ui::Rect bar = {}, readouts = {}, middle = {};
  ui::Rect settings = {}, side = {};  ///< wide
  ui::Rect tabs = {}, tab_body = {};  ///< medium and narrow
};

/// The parts that are left by whoever shows the lab; the others' room goes to the middle.
struct Shown {
  bool settings = true, side = true, bar = true, readouts = true;
};

inline constexpr float medium_from_pt = 700;

Layout arrange(ui::Rect area, const ui::Metrics& metrics, const Shown& shown);

}  // namespace crease::stage
