#include "chapters/plane/view_cells.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "ui/colour.h"

namespace crease::plane {
namespace {

/// Cells smaller than this (side of a square of the mean area) get thinner lines, down to `thinnest_share`.
constexpr float roomy_cell_pt = 14, thinnest_share = 0.45f;
/// Of the other boundaries while one is looked at.
constexpr float dimmed_opacity = 0.3f;
constexpr float looked_at_pt = 3, point_pt = 3.5f, outline_pt = 1, ring_pt = 1.5f;

regions::Point middle_of(const regions::Subdivision& cells, std::int32_t cell) {
  regions::Point sum;
  for (std::int32_t i = cells.first_corner[cell]; i < cells.first_corner[cell + 1]; ++i) {
    sum.x += cells.x[i];
    sum.y += cells.y[i];
  }
  const double count = cells.corners(cell);
  return {sum.x / count, sum.y / count};
}

ui::Colour colour_of(const Palette& palette, const Cut& cut, const Look& look, std::int32_t cell) {
  if (look.colouring == Colouring::value) {
    const regions::AffineMap& f = cut.cells().map[std::size_t(cell) * cut.cells().outputs];
    const regions::Point at = middle_of(cut.cells(), cell);
    return palette.value((f.a * at.x + f.b * at.y + f.c) / look.value_scale);
  }
  const auto softened = [&](ui::Colour tint) {
    return ui::mix(palette.theme().ground, tint, look.strength);
  };
  if (look.colouring == Colouring::region) {
    // Neighbours in number lie far apart on the circle of hues: a golden section of it.
    constexpr std::uint32_t golden = 633;
    return softened(palette.tint(static_cast<std::uint32_t>(cut.regions().region_of_cell[cell]) * golden));
  }
  return softened(palette.tint(cut.tints()[cell]));
}

void corners_of(const PlaneMap& map, const regions::Subdivision& cells, std::int32_t cell,
                std::vector<ui::Vec>& corners) {
  corners.clear();
  for (std::int32_t i = cells.first_corner[cell]; i < cells.first_corner[cell + 1]; ++i)
    corners.push_back(map.to_screen({cells.x[i], cells.y[i]}));
}

}  // namespace

void draw_mosaic(ui::Painter& painter, const PlaneMap& map, const regions::Subdivision& cells,
                 const std::function<ui::Colour(std::int32_t cell)>& colour_of) {
  std::vector<ui::Vec> corners;
  corners.reserve(static_cast<std::size_t>(cells.first_corner.back()));
  for (std::int32_t i = 0; i < cells.first_corner.back(); ++i)
    corners.push_back(map.to_screen({cells.x[i], cells.y[i]}));
  std::vector<ui::Patch> patches;
  patches.reserve(static_cast<std::size_t>(cells.cells()));
  for (std::int32_t cell = 0; cell < cells.cells(); ++cell) {
    const auto first = static_cast<std::size_t>(cells.first_corner[cell]);
    const auto count = static_cast<std::size_t>(cells.corners(cell));
    patches.push_back({std::span(corners).subspan(first, count), colour_of(cell), -1, {}, {}});
  }
  painter.begin_group("cells");
  painter.mosaic(patches, {});
  painter.end_group();
}

void draw_cells(ui::Painter& painter, const Palette& palette, const PlaneMap& map, const Cut& cut,
                const Look& look) {
  if (!cut.is_there()) return;
  draw_mosaic(painter, map, cut.cells(),
              [&](std::int32_t cell) { return colour_of(palette, cut, look, cell); });
}

void draw_polyline(ui::Painter& painter, const PlaneMap& map, const regions::Polyline& line,
                   ui::Stroke stroke) {
  std::vector<ui::Vec> points;
  for (const regions::Point& point : line.points) points.push_back(map.to_screen(point));
  painter.polyline(points, stroke, line.closed);
}

/// Deeper layers first, so that the heavier lines of the first one lie on top.
void draw_boundaries(ui::Painter& painter, const Palette& palette, const PlaneMap& map, const Cut& cut,
                     const Look& look) {
  if (!cut.is_there()) return;
  const float cell_pt = map.rect.width() / std::sqrt(std::max(1.0f, static_cast<float>(cut.cells().cells())));
  const float share = std::clamp(cell_pt / roomy_cell_pt, thinnest_share, 1.0f);
  const bool has_one = look.neuron >= 0;
  for (auto line = cut.boundaries().rbegin(); line != cut.boundaries().rend(); ++line) {
    ui::Stroke stroke = palette.crease(line->layer);
    stroke.width_pt *= share;
    if (has_one) stroke.colour = ui::with_alpha(stroke.colour, dimmed_opacity);
    draw_polyline(painter, map, *line, stroke);
  }
  for (const regions::Polyline& line : cut.boundaries())
    if (has_one && line.layer == look.layer && line.neuron == look.neuron)
      draw_polyline(painter, map, line, {palette.crease(line.layer).colour, looked_at_pt, 0});
  if (look.cell == regions::no_cell) return;
  std::vector<ui::Vec> corners;
  corners_of(map, cut.cells(), look.cell, corners);
  painter.polyline(corners, {palette.theme().text, 1.5f, 0}, true);
}

void draw_decision(ui::Painter& painter, const Palette& palette, const PlaneMap& map, const Cut& cut) {
  if (!cut.is_there()) return;
  for (const regions::Polyline& line : cut.decision())
    draw_polyline(painter, map, line, palette.theme().decision_stroke());
}

void draw_points(ui::Painter& painter, const Palette& palette, const PlaneMap& map, const data::Dataset& set,
                 bool is_hollow) {
  const ui::Theme& theme = palette.theme();
  const float radius = point_pt * theme.metrics.line_scale;
  for (int i = 0; i < set.size(); ++i) {
    const ui::Colour colour = theme.class_colour(static_cast<int>(set.value[i]), set.classes);
    const ui::Vec at = map.to_screen({set.x[2 * std::size_t(i)], set.x[2 * std::size_t(i) + 1]});
    const ui::Stroke outline =
        is_hollow ? ui::Stroke{colour, ring_pt, 0} : ui::Stroke{theme.point_outline, outline_pt, 0};
    painter.circle(at, radius, is_hollow ? theme.point_outline : colour, outline);
  }
}

}  // namespace crease::plane
