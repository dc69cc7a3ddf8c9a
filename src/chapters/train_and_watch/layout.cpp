#include "chapters/train_and_watch/layout.h"

#include <algorithm>

#include "ui/column.h"

namespace crease::train_and_watch {
namespace {

using ui::Rect;

constexpr float bar_margin_pt = 12;  ///< above and below the controls of a bar, together
constexpr float readout_bar_pt = 48;
constexpr float readout_share = 0.34f;  ///< of the one row, wide
constexpr float network_share = 0.44f;  ///< of the right column, wide
/// Below this height there is no room for tabs under the plane; beside it there is, from this width.
constexpr float low_below_pt = 520, beside_from_pt = 540;
constexpr float plane_share_narrow = 0.56f;  ///< of the height that bars leave, narrow

float share_between(float whole, float share, float least, float most) {
  return std::clamp(share * whole, least, most);
}

float readout_share_of(const Shown& shown) {
  return shown.transport ? readout_share : 1;
}

Layout wide(Rect rest, const ui::Metrics& metrics, const Shown& shown) {
  Layout layout;
  if (shown.transport || shown.readouts) {
    Rect bar = ui::take_top(rest, std::max(readout_bar_pt, metrics.control + bar_margin_pt) + 4);
    if (shown.readouts) layout.readouts = ui::take_right(bar, readout_share_of(shown) * bar.width());
    if (shown.transport) layout.transport = bar;
  }
  const float width = rest.width();
  if (shown.settings) layout.settings = ui::take_left(rest, share_between(width, 0.2f, 260, 300));
  if (shown.network || shown.plots) {
    Rect right = ui::take_right(rest, share_between(width, 0.234f, 300, 380));
    const float share = shown.plots ? network_share : 1;
    if (shown.network) layout.network = ui::take_top(right, share * right.height());
    if (shown.plots) layout.plots = right;
  }
  layout.plane = rest;
  return layout;
}

/// Panes that share a room: a row of tabs where there is more than one.
void place_tabs(Layout& layout, Rect room, const ui::Metrics& metrics, const Shown& shown) {
  if (shown.panes() > 1) layout.tabs = ui::take_top(room, std::max(40.0f, metrics.control));
  layout.tab_body = room;
}

Layout medium(Rect rest, const ui::Metrics& metrics, const Shown& shown) {
  Layout layout;
  layout.arrangement = Arrangement::medium;
  if (shown.transport) layout.transport = ui::take_top(rest, metrics.control + bar_margin_pt);
  if (shown.readouts) layout.readouts = ui::take_top(rest, readout_bar_pt);
  if (shown.panes() > 0)
    place_tabs(layout, ui::take_right(rest, share_between(rest.width(), 0.33f, 268, 320)), metrics, shown);
  layout.plane = rest;
  return layout;
}

Layout narrow(Rect rest, const ui::Metrics& metrics, const Shown& shown) {
  Layout layout;
  layout.arrangement = Arrangement::narrow;
  if (shown.transport) layout.transport = ui::take_bottom(rest, metrics.control + bar_margin_pt);
  if (shown.readouts) layout.readouts = ui::take_top(rest, readout_bar_pt);
  if (shown.panes() > 0) {
    layout.plane = ui::take_top(rest, std::min(1.15f * rest.width(), plane_share_narrow * rest.height()));
    place_tabs(layout, rest, metrics, shown);
  } else {
    layout.plane = rest;
  }
  return layout;
}

}  // namespace

Layout arrange(Rect area, const ui::Metrics& metrics, const Shown& shown) {
  if (area.width() >= wide_from_pt) return wide(area, metrics, shown);
  const bool is_low = area.height() < low_below_pt && area.width() >= beside_from_pt;
  if (area.width() >= medium_from_pt || is_low) return medium(area, metrics, shown);
  return narrow(area, metrics, shown);
}

}  // namespace crease::train_and_watch
