#pragma once

#include <cstdint>

#include "ui/theme.h"

namespace crease::train_and_watch {

enum class Arrangement : std::uint8_t {
  wide,    ///< settings, plane, network over plots, side by side
  medium,  ///< plane and one column with tabs
  narrow,  ///< plane on top, tabs below, transport at the bottom
};

/// Where the parts of the view lie. Rectangles do not overlap; parts that share the tabs' room share it in
/// turn.
struct Layout {
  Arrangement arrangement = Arrangement::wide;
  ui::Rect transport, readouts, plane;
  ui::Rect settings, network, plots;  ///< wide only
  ui::Rect tabs, tab_body;            ///< medium and narrow
};

inline constexpr float wide_from_pt = 1100, medium_from_pt = 700;

Layout arrange(ui::Rect area, const ui::Metrics& metrics);

}  // namespace crease::train_and_watch
