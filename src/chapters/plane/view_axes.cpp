#include "chapters/plane/view_axes.h"

#include <algorithm>
#include <cmath>

#include "ui/ticks.h"

namespace crease::plane {
namespace {

/// Beyond this ratio of the sides the units of the two axes no longer agree.
constexpr double longest_ratio = 3;
/// Sizes of the window: below, neighbouring doubles near 1 would be seen; above, nothing is left to see.
constexpr double smallest_size = 1e-9, largest_size = 1e6;

constexpr float tick_pt = 4, tick_gap_pt = 4, row_gap_pt = 7;
constexpr float room_per_tick_pt = 64;
constexpr float compact_below_pt = 480;

int tick_count(float length_pt) {
  return std::clamp(static_cast<int>(length_pt / room_per_tick_pt), 2, 10);
}

}  // namespace

ui::Vec PlaneMap::to_screen(regions::Point point) const {
  const double s = (point.x - window.x0) / (window.x1 - window.x0);
  const double t = (point.y - window.y0) / (window.y1 - window.y0);
  return {rect.min.x + static_cast<float>(s * rect.width()),
          rect.max.y - static_cast<float>(t * rect.height())};
}

regions::Point PlaneMap::to_plane(ui::Vec at) const {
  const double s = (at.x - rect.min.x) / rect.width(), t = (rect.max.y - at.y) / rect.height();
  return {window.x0 + s * (window.x1 - window.x0), window.y0 + t * (window.y1 - window.y0)};
}

ui::Rect plane_rect(ui::Rect pane, const Margins& margins, const Window& window) {
  const ui::Rect inner = {{pane.min.x + margins.left, pane.min.y + margins.top},
                          {pane.max.x - margins.right, pane.max.y - margins.bottom}};
  const double ratio = (window.x1 - window.x0) / (window.y1 - window.y0);
  if (!(ratio <= longest_ratio && ratio >= 1 / longest_ratio)) return inner;
  const float width = std::floor(std::min(inner.width(), static_cast<float>(inner.height() * ratio)));
  const float height = std::floor(static_cast<float>(width / ratio));
  const float left = std::floor(inner.min.x + (inner.width() - width) / 2);
  const float top = std::floor(inner.min.y + (inner.height() - height) / 2);
  return {{left, top}, {left + width, top + height}};
}

Window panned(const PlaneMap& map, ui::Vec by) {
  const Window& w = map.window;
  const double dx = -by.x * (w.x1 - w.x0) / map.rect.width(), dy = by.y * (w.y1 - w.y0) / map.rect.height();
  return {w.x0 + dx, w.x1 + dx, w.y0 + dy, w.y1 + dy};
}

Window zoomed(const PlaneMap& map, ui::Vec fixed, double factor) {
  const Window& w = map.window;
  const double size = std::max(w.x1 - w.x0, w.y1 - w.y0);
  const double bounded = std::clamp(size * factor, smallest_size, largest_size) / size;
  const regions::Point at = map.to_plane(fixed);
  return {at.x + (w.x0 - at.x) * bounded, at.x + (w.x1 - at.x) * bounded, at.y + (w.y0 - at.y) * bounded,
          at.y + (w.y1 - at.y) * bounded};
}

render::Matrix plane_matrix(const Window& drawn, const Window& seen) {
  // mesh m = (p - centre_drawn) / half_drawn; clip c = (p - centre_seen) / half_seen.
  const double half_x = (seen.x1 - seen.x0) / 2, half_y = (seen.y1 - seen.y0) / 2;
  const double scale_x = (drawn.x1 - drawn.x0) / 2 / half_x, scale_y = (drawn.y1 - drawn.y0) / 2 / half_y;
  const double shift_x = ((drawn.x0 + drawn.x1) - (seen.x0 + seen.x1)) / 2 / half_x;
  const double shift_y = ((drawn.y0 + drawn.y1) - (seen.y0 + seen.y1)) / 2 / half_y;
  render::Matrix matrix{};
  matrix[0] = static_cast<float>(scale_x);
  matrix[5] = static_cast<float>(scale_y);
  matrix[12] = static_cast<float>(shift_x);
  matrix[13] = static_cast<float>(shift_y);
  matrix[15] = 1;
  return matrix;
}

float legend_row_height(const ui::Theme& theme) {
  return theme.type.small + 9;
}

PlaneRoom arrange_plane(ui::Rect pane, const ui::Theme& theme, const Window& window, bool has_tools,
                        int rows) {
  PlaneRoom room;
  room.is_compact = std::min(pane.width(), pane.height()) < compact_below_pt;
  room.legend_rows = rows + (room.is_compact ? 0 : 1);
  const float size = theme.type.small, row = legend_row_height(theme), gap = theme.metrics.gap;
  const float ticks = tick_pt + tick_gap_pt + size;
  const float counts = room.is_compact ? 0 : row_gap_pt + size;
  const float legend = gap + static_cast<float>(room.legend_rows) * row;
  const float head = has_tools ? theme.metrics.control : theme.type.body;
  const Margins margins = {ticks + (room.is_compact ? 0.8f : 2.2f) * size, 0.5f * size, head + gap,
                           ticks + counts + legend};
  room.plane = plane_rect(pane, margins, window);
  const float left = room.plane.min.x, right = room.plane.max.x, below = room.plane.max.y + ticks;
  room.tools = {{pane.min.x, room.plane.min.y - margins.top},
                {room.is_compact ? pane.max.x : right, room.plane.min.y - gap}};
  room.space = {{pane.min.x, room.plane.min.y}, {pane.max.x, below}};
  room.counts = {{left, below}, {right, below + counts}};
  // A phone's rows take the whole width: all tools fit, and more lines of the legend.
  room.legend = {{room.is_compact ? pane.min.x : left, below + counts + gap},
                 {room.is_compact ? pane.max.x : right, below + counts + legend}};
  return room;
}

namespace {

/// The name of an axis inside the plane, on a piece of ground.
void draw_chip(ui::Painter& painter, const ui::Theme& theme, ui::Vec at, const std::string& text,
               ui::Align align) {
  const float size = theme.type.small;
  const float width = painter.text_size(text, size, ui::Font::sans).x + 2 * tick_gap_pt;
  const float left = align == ui::Align::right ? at.x - width : at.x;
  painter.fill_rect({{left, at.y}, {left + width, at.y + size + 2 * tick_gap_pt}}, theme.ground, tick_gap_pt);
  painter.text({left + tick_gap_pt, at.y + tick_gap_pt + 0.85f * size}, text, theme.text, size,
               ui::Font::sans, ui::Align::left);
}

void draw_names(ui::Painter& painter, const ui::Theme& theme, ui::Rect rect, const data::Dataset& data,
                bool is_compact) {
  const float size = theme.type.small;
  if (is_compact) {
    const float chip = size + 3 * tick_gap_pt;
    draw_chip(painter, theme, {rect.min.x + tick_gap_pt, rect.min.y + tick_gap_pt}, data.y_name,
              ui::Align::left);
    draw_chip(painter, theme, {rect.max.x - tick_gap_pt, rect.max.y - chip}, data.x_name, ui::Align::right);
    return;
  }
  const float below = rect.max.y + tick_pt + tick_gap_pt + row_gap_pt + 1.75f * size;
  painter.text({rect.max.x, below}, data.x_name, theme.text, size, ui::Font::sans, ui::Align::right);
  painter.text({rect.min.x, rect.min.y - row_gap_pt}, data.y_name, theme.text, size, ui::Font::sans,
               ui::Align::left);
}

}  // namespace

void draw_axes(ui::Painter& painter, const ui::Theme& theme, const PlaneMap& map, const data::Dataset& data,
               bool is_compact) {
  const ui::Rect& rect = map.rect;
  const Window& window = map.window;
  const ui::Stroke hairline{theme.quiet, theme.metrics.hairline, 0};
  const float size = theme.type.small;
  const ui::Axis x_axis{data.x_scale.measured(window.x0), data.x_scale.measured(window.x1)};
  const ui::Axis y_axis{data.y_scale.measured(window.y0), data.y_scale.measured(window.y1)};
  for (const ui::Tick& tick : ui::ticks(x_axis, tick_count(rect.width()))) {
    const float x = map.to_screen({data.x_scale.stored(tick.value), window.y0}).x;
    painter.line({x, rect.max.y}, {x, rect.max.y + tick_pt}, hairline);
    painter.text({x, rect.max.y + tick_pt + tick_gap_pt + 0.75f * size}, tick.label, theme.quiet, size,
                 ui::Font::sans, ui::Align::centre);
  }
  for (const ui::Tick& tick : ui::ticks(y_axis, tick_count(rect.height()))) {
    const float y = map.to_screen({window.x0, data.y_scale.stored(tick.value)}).y;
    painter.line({rect.min.x - tick_pt, y}, {rect.min.x, y}, hairline);
    painter.text({rect.min.x - tick_pt - tick_gap_pt, y + 0.36f * size}, tick.label, theme.quiet, size,
                 ui::Font::sans, ui::Align::right);
  }
  draw_names(painter, theme, rect, data, is_compact);
  const ui::Vec corners[] = {rect.min, {rect.max.x, rect.min.y}, rect.max, {rect.min.x, rect.max.y}};
  painter.polyline(corners, hairline, true);
}

}  // namespace crease::plane
