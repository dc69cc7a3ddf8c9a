#include <algorithm>
#include <cmath>

#include "chapters/count/view_parts.h"
#include "ui/colour.h"
#include "ui/number_text.h"
#include "ui/screen_painter.h"
#include "ui/widgets.h"

namespace crease::count {
namespace {

constexpr float row_pt = 18, most_rows_share = 0.45f, dot_pt = 2.5f;
constexpr int most_y_ticks = 6;
constexpr std::size_t most_filled = 4000, most_dots = 400;

ui::PlotSpec graph_spec(const Frame& frame, const Graph& graph) {
  ui::PlotSpec spec;
  spec.title = "Output along the line";
  spec.series = {{"f", graph.t, graph.value, {frame.theme.text, 2 * frame.theme.metrics.line_scale, 0}}};
  const double radius = frame.model.settings().radius;
  spec.x = {-radius, radius, false};
  spec.y = ui::axis_of(spec.series, false, most_y_ticks);
  spec.value_text = [](double value) {
    return ui::number_text(value, 3);
  };
  return spec;
}

/// One row for each layer: a tick where one of its neurons turns on or off.
void draw_layer_rows(ui::Painter& painter, const Frame& frame, ui::Rect room, const ui::PlotFrame& plot,
                     const std::vector<regions::Crossing>& crossings, std::size_t layers) {
  const ui::Theme& theme = frame.theme;
  const std::vector<std::int64_t> all = crossings_by_layer(crossings, layers);
  const float height = room.height() / static_cast<float>(layers);
  for (std::size_t l = 0; l < layers; ++l) {
    const ui::Rect row = ui::take_top(room, height);
    const ui::Colour colour = theme.layer_colour(static_cast<int>(l));
    painter.line({plot.inner.min.x, row.max.y - 2}, {plot.inner.max.x, row.max.y - 2},
                 {theme.line, theme.metrics.hairline, 0});
    for (const regions::Crossing& each : crossings) {
      if (each.layer != static_cast<int>(l)) continue;
      const float x = plot.at(each.t, plot.y.begin).x;
      if (x >= plot.inner.min.x && x <= plot.inner.max.x)
        painter.line({x, row.min.y + 2}, {x, row.max.y - 2}, {colour, 1.25f, 0});
    }
    ui::draw_label(painter, {row.min, {plot.inner.min.x - 6, row.max.y}},
                   ui::integer_text(static_cast<double>(all[l])), colour, theme.type.small - 1,
                   ui::Font::sans_bold, ui::Align::right);
    ui::help_on_rect(
        theme, row, "Cells by layer",
        "Where neurons of each layer, the first one on top, turn on or off, in the colour of the "
        "layer. The number is that on the whole line; all together and 1 are the cells.");
  }
}

/// Dots on the graph, in the colour of the layer that bends it there.
void draw_bends(ui::Painter& painter, const Frame& frame, const ui::PlotFrame& plot, const Graph& graph,
                const std::vector<regions::Crossing>& crossings) {
  if (graph.t.size() > most_dots) return;
  std::size_t at = 1;
  for (const regions::Crossing& each : crossings) {
    if (!(std::fabs(each.t) < frame.model.settings().radius) || at + 1 >= graph.t.size()) continue;
    const ui::Vec place = plot.at(graph.t[at], graph.value[at]);
    ++at;
    if (std::isfinite(place.y))
      painter.circle(place, dot_pt, frame.theme.layer_colour(each.layer), {frame.theme.ground, 0.75f, 0});
  }
}

/// From the square to the screen, up is up.
struct Placement {
  ui::Rect square;
  double radius;
  ui::Vec at(double x, double y) const {
    return {square.min.x + static_cast<float>((x + radius) / (2 * radius)) * square.width(),
            square.max.y - static_cast<float>((y + radius) / (2 * radius)) * square.height()};
  }
};

void draw_cells(ui::Painter& painter, const Frame& frame, const Placement& place) {
  const Portrait& portrait = frame.model.portrait();
  const regions::Subdivision& cut = portrait.cut;
  if (static_cast<std::size_t>(cut.cells()) > most_filled) return;
  std::vector<ui::Vec> corners;
  for (std::int32_t cell = 0; cell < cut.cells(); ++cell) {
    corners.clear();
    const std::size_t first = static_cast<std::size_t>(cut.first_corner[static_cast<std::size_t>(cell)]);
    for (int i = 0; i < cut.corners(cell); ++i)
      corners.push_back(
          place.at(cut.x[first + static_cast<std::size_t>(i)], cut.y[first + static_cast<std::size_t>(i)]));
    painter.fill_polygon(corners,
                         frame.theme.identity_tint(portrait.identity[static_cast<std::size_t>(cell)]));
  }
}

void draw_plane(const Frame& frame, ui::Rect room) {
  const ui::Theme& theme = frame.theme;
  const Portrait& portrait = frame.model.portrait();
  ui::ScreenPainter painter;
  const ui::Rect head = ui::take_top(room, 1.75f * theme.type.small);
  ui::draw_label(painter, head, "Cells of the square", theme.text, theme.type.small, ui::Font::sans_bold);
  ui::help_on_rect(theme, head, "Cells of the square",
                   "Every polygon is a cell: a set of inputs on which all neurons stay on or off. Lines are "
                   "where a neuron turns on or off, in the colour of its layer.");
  const float side = std::min(room.width(), room.height());
  const Placement place = {ui::middle_part(room, side, side), frame.model.settings().radius};
  painter.push_clip(place.square);
  draw_cells(painter, frame, place);
  std::vector<ui::Vec> points;
  for (const regions::Polyline& line : portrait.boundaries) {
    points.clear();
    for (const regions::Point& point : line.points) points.push_back(place.at(point.x, point.y));
    ui::Stroke stroke = theme.layer_stroke(line.layer);
    stroke.dash_pt = 0;
    painter.polyline(points, stroke, line.closed);
  }
  painter.pop_clip();
  const std::array<ui::Vec, 4> frame_corners = {place.square.min,
                                                {place.square.max.x, place.square.min.y},
                                                place.square.max,
                                                {place.square.min.x, place.square.max.y}};
  painter.polyline(frame_corners, {theme.track, theme.metrics.hairline, 0}, true);
}

}  // namespace

void draw_line(const Frame& frame, ui::Rect room, const Graph& graph,
               const std::vector<regions::Crossing>& crossings, std::size_t layers) {
  const float rows = std::min(row_pt * static_cast<float>(layers), most_rows_share * room.height());
  const float labels = 1.5f * frame.theme.type.small;
  const ui::Rect above = {room.min, {room.max.x, room.max.y - rows - labels}};
  ui::ScreenPainter painter;
  ui::PlotSpec spec = graph_spec(frame, graph);
  const ui::PlotFrame plot = ui::plot_frame(painter, frame.theme, above, spec);
  spec.marked_x = hovered_place("line", plot);
  ui::draw_plot(painter, frame.theme, above, spec);
  painter.push_clip(plot.inner);
  draw_bends(painter, frame, plot, graph, crossings);
  painter.pop_clip();
  help_on_head(
      frame, above, plot, spec.title,
      "The network's output in the window, exact at every bend. Dots are bends, in the colour of the "
      "layer whose neuron makes them.");
  draw_layer_rows(painter, frame, {{room.min.x, above.max.y}, {room.max.x, above.max.y + rows}}, plot,
                  crossings, layers);
  for (const ui::Tick& tick : ui::ticks(spec.x, static_cast<int>(plot.inner.width() / 60)))
    if (!tick.label.empty())
      painter.text({plot.at(tick.value, plot.y.begin).x, room.max.y - 3}, tick.label, frame.theme.quiet,
                   frame.theme.type.small - 1, ui::Font::sans, ui::Align::centre);
}

void draw_look(const Frame& frame, ui::Rect room) {
  const Portrait& portrait = frame.model.portrait();
  if (!portrait.trouble.empty()) return;
  if (frame.model.settings().part == Part::plane)
    draw_plane(frame, room);
  else
    draw_line(frame, room, portrait.graph, portrait.crossings, frame.model.settings().hidden.size());
}

}  // namespace crease::count
