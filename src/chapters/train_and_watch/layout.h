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

/// The parts that are there at all; the others take their room.
struct Shown {
  bool settings = true, network = true, plots = true, transport = true, readouts = true;

  int panes() const { return int(settings) + int(network) + int(plots); }
};

inline constexpr float wide_from_pt = 1100, medium_from_pt = 700;

Layout arrange(ui::Rect area, const ui::Metrics& metrics, const Shown& shown = {});

}  // namespace crease::train_and_watch
