#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "chapters/fold/figure_experiment.h"
#include "ui/colour.h"
#include "ui/column.h"
#include "ui/label.h"
#include "ui/number_text.h"

namespace crease::fold {
namespace {

constexpr float sheet_gap_pt = 24, sheet_label_pt = 22;
constexpr int sheet_most_ticks = 5;
constexpr double folded_scale = 1.08;  ///< the folded sheet lies within this many half sides of its middle

using Point = std::array<double, 2>;

/// A square of the plane in a square of the screen, y upwards.
struct Placed {
  ui::Rect rect;
  Point centre;
  double half;
  ui::Vec at(const Point& p) const {
    const double size = static_cast<double>(rect.width()) / (2 * half);
    const ui::Vec middle = ui::centre(rect);
    return {middle.x + static_cast<float>((p[0] - centre[0]) * size),
            middle.y - static_cast<float>((p[1] - centre[1]) * size)};
  }
};

std::vector<ui::Vec> placed(const Placed& place, const std::vector<Point>& corners) {
  std::vector<ui::Vec> points;
  for (const Point& corner : corners) points.push_back(place.at(corner));
  return points;
}

void draw_unfolded(const Drawing& drawing, const Placed& place) {
  const ui::Theme& theme = drawing.theme;
  const Sheet& sheet = *drawing.model.sheet();
  std::vector<std::vector<ui::Vec>> corners;
  std::vector<ui::Patch> patches;
  for (const constructions::Flap& flap : sheet.folded.flaps) corners.push_back(placed(place, flap.sheet));
  for (std::size_t i = 0; i < corners.size(); ++i)
    patches.push_back(
        {corners[i], sheet.folded.flaps[i].is_turned ? theme.well : theme.accent_soft, -1, {}, {}});
  drawing.painter.begin_group("sheet");
  drawing.painter.mosaic(patches, {});
  drawing.painter.end_group();
  for (const SheetCrease& crease : sheet.creases) {
    ui::Stroke stroke = theme.layer_stroke(crease.layer);
    stroke.width_pt *= 1.4f;
    drawing.painter.line(place.at({crease.x0, crease.y0}), place.at({crease.x1, crease.y1}), stroke);
  }
  stage::draw_box(drawing, place.rect);
}

/// As it lies, at the scale of the unfolded one unless it is too small to see.
void draw_folded(const Drawing& drawing, ui::Rect rect) {
  const ui::Theme& theme = drawing.theme;
  const std::vector<constructions::Flap>& flaps = drawing.model.sheet()->folded.flaps;
  Point low = {HUGE_VAL, HUGE_VAL}, high = {-HUGE_VAL, -HUGE_VAL};
  for (const constructions::Flap& flap : flaps)
    for (const Point& corner : flap.folded)
      for (std::size_t axis = 0; axis < 2; ++axis) {
        low[axis] = std::min(low[axis], corner[axis]);
        high[axis] = std::max(high[axis], corner[axis]);
      }
  const double half = std::max(high[0] - low[0], high[1] - low[1]) / 2;
  const Placed place = {rect, {(low[0] + high[0]) / 2, (low[1] + high[1]) / 2}, half * folded_scale};
  const float alpha = std::max(0.08f, 0.9f / static_cast<float>(flaps.size()));
  for (const constructions::Flap& flap : flaps) {
    const std::vector<ui::Vec> corners = placed(place, flap.folded);
    drawing.painter.fill_polygon(corners, ui::with_alpha(flap.is_turned ? theme.quiet : theme.accent, alpha));
    drawing.painter.polyline(corners,
                             {ui::with_alpha(theme.text, flaps.size() > 64 ? 0.25f : 0.5f), 0.75f, 0}, true);
  }
}

}  // namespace

void draw_sheet(const Drawing& drawing, ui::Rect room) {
  const ui::Theme& theme = drawing.theme;
  const bool is_beside = room.width() >= room.height();
  const float along = is_beside ? room.width() : room.height(),
              across = is_beside ? room.height() : room.width();
  const float labels = is_beside ? sheet_label_pt : 2 * sheet_label_pt;
  const float side = is_beside ? std::min((along - sheet_gap_pt) / 2, across - labels)
                               : std::min((along - sheet_gap_pt - labels) / 2, across);
  if (side < 40) return;
  ui::Vec corner = room.min;
  if (!is_beside) corner.x += (room.width() - side) / 2;
  for (const bool is_folded : {false, true}) {
    const ui::Rect label = {corner, {corner.x + side, corner.y + sheet_label_pt}};
    ui::draw_label(drawing.painter, label,
                   is_folded ? "Folded, seen from above" : "Unfolded: creases by layer", theme.text,
                   theme.type.small, ui::Font::sans_bold);
    const ui::Rect square = {{corner.x, label.max.y}, {corner.x + side, label.max.y + side}};
    if (is_folded)
      draw_folded(drawing, square);
    else
      draw_unfolded(drawing, {square, {0, 0}, 1});
    drawing.onlooker.explain(
        label, is_folded ? "The folded sheet" : "The crease pattern",
        is_folded ? "All parts lie over each other, shown as large as there is room."
                  : "Where the network bends: the cells of an exact subdivision. Dark and light "
                    "parts lie with different sides up.");
    if (is_beside)
      corner.x += side + sheet_gap_pt;
    else
      corner.y += side + sheet_label_pt + sheet_gap_pt;
  }
}

void draw_sheet_counts(const Drawing& drawing, ui::Rect room) {
  const ui::Theme& theme = drawing.theme;
  const Sheet& sheet = *drawing.model.sheet();
  std::vector<double> folds, cells, most, straight;
  for (std::size_t i = 0; i < sheet.cells_after_fold.size(); ++i) {
    const auto d = static_cast<double>(i + 1);
    folds.push_back(d);
    cells.push_back(static_cast<double>(sheet.cells_after_fold[i]));
    most.push_back(std::ldexp(1, static_cast<int>(i) + 1));
    straight.push_back(1 + d + d * (d - 1) / 2);
  }
  const float scale = theme.metrics.line_scale;
  ui::PlotSpec spec;
  spec.title = "Cells against folds";
  spec.series = {{"2ᵈ", folds, most, {theme.quiet, scale, 4}},
                 {"cells", folds, cells, {theme.accent, 2.25f * scale, 0}},
                 {"lines", folds, straight, {theme.text, scale, 2}}};
  spec.x = {0, most_sheet_folds};
  spec.y = ui::round_axis(1, std::ldexp(1, most_sheet_folds), true, sheet_most_ticks);
  spec.x_label = "Folds";
  spec.value_text = [](double value) {
    return ui::integer_text(value);
  };
  stage::draw_plot(drawing, room, "cells", spec,
                   "Cells after each layer, on a logarithmic axis, beside what as many straight lines cut a "
                   "plane into.");
}

}  // namespace crease::fold
