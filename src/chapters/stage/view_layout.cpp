#include "chapters/stage/view_layout.h"

#include <algorithm>

#include "ui/column.h"

namespace crease::stage {
namespace {

using ui::Rect;

constexpr float wide_from_pt = 1100, bar_pt = 52, bar_margin_pt = 12, readouts_share = 0.45f, tabs_pt = 40,
                middle_share_narrow = 0.5f, low_below_pt = 520, beside_from_pt = 540;

void place_wide(Layout& layout, Rect rest, const Shown& shown) {
  if (shown.bar || shown.readouts) {
    Rect bar = ui::take_top(rest, bar_pt);
    if (shown.readouts)
      layout.readouts = ui::take_right(bar, shown.bar ? readouts_share * bar.width() : bar.width());
    if (shown.bar) layout.bar = bar;
  }
  if (shown.settings) {
    layout.settings = ui::left_part(rest, 280);
    rest.min.x += 280;
  }
  if (shown.side) layout.side = ui::take_right(rest, 340);
  layout.middle = rest;
}

void place_tabs(Layout& layout, Rect room, const ui::Metrics& metrics) {
  layout.tabs = ui::take_top(room, std::max(tabs_pt, metrics.control));
  layout.tab_body = room;
}

}  // namespace

Layout arrange(Rect area, const ui::Metrics& metrics, const Shown& shown) {
  Layout layout;
  if (area.width() >= wide_from_pt) {
    place_wide(layout, area, shown);
    return layout;
  }
  const bool is_beside =
      area.width() >= medium_from_pt || (area.height() < low_below_pt && area.width() >= beside_from_pt);
  layout.arrangement = is_beside ? Arrangement::medium : Arrangement::narrow;
  Rect rest = area;
  const float bar = metrics.control + bar_margin_pt;
  if (shown.bar) layout.bar = is_beside ? ui::take_top(rest, bar) : ui::take_bottom(rest, bar);
  if (shown.readouts) layout.readouts = ui::take_top(rest, bar_pt);
  const bool has_tabs = shown.settings || shown.side;
  if (has_tabs && is_beside) place_tabs(layout, ui::take_right(rest, 300), metrics);
  if (has_tabs && !is_beside)
    place_tabs(layout, ui::take_bottom(rest, (1 - middle_share_narrow) * rest.height()), metrics);
  layout.middle = rest;
  return layout;
}

}  // namespace crease::stage
