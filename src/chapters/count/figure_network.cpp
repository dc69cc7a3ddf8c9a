#include <algorithm>
#include <array>
#include <cmath>

#include "chapters/count/figure_experiment.h"
#include "chapters/plane/view_cells.h"
#include "ui/column.h"
#include "ui/label.h"
#include "ui/number_text.h"

namespace crease::count {
namespace {

constexpr float row_pt = 18, most_rows_share = 0.45f, dot_pt = 2.5f;
constexpr int network_most_y_ticks = 6;
constexpr std::size_t most_filled = 4000, most_dots = 400;
constexpr const char* line_help =
    "The network's output in the window, exact at every bend. Dots are bends, in the colour of the "
    "layer whose neuron makes them.";
constexpr const char* plane_help =
    "Every polygon is a cell: a set of inputs on which all neurons stay on or off. Lines are "
    "where a neuron turns on or off, in the colour of its layer.";

ui::PlotSpec graph_spec(const Drawing& drawing, const Graph& graph) {
  ui::PlotSpec spec;
  spec.title = "Output along the line";
  spec.series = {{"f", graph.t, graph.value, {drawing.theme.text, 2 * drawing.theme.metrics.line_scale, 0}}};
  const double radius = drawing.model.settings().radius;
  spec.x = {-radius, radius, false};
  spec.y = ui::axis_of(spec.series, false, network_most_y_ticks);
  spec.value_text = [](double value) {
    return ui::number_text(value, 3);
  };
  return spec;
}

/// One row for each layer: a tick where one of its neurons turns on or off.
void draw_layer_rows(const Drawing& drawing, ui::Rect room, const ui::PlotFrame& plot,
                     const std::vector<regions::Crossing>& crossings, std::size_t layers) {
  const ui::Theme& theme = drawing.theme;
  ui::Painter& painter = drawing.painter;
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
    drawing.onlooker.explain(
        row, "Cells by layer",
        "Where neurons of each layer, the first one on top, turn on or off, in the colour of the "
        "layer. The number is that on the whole line; all together and 1 are the cells.");
  }
}

/// Dots on the graph, in the colour of the layer that bends it there.
void draw_bends(const Drawing& drawing, const ui::PlotFrame& plot, const Graph& graph,
                const std::vector<regions::Crossing>& crossings) {
  if (graph.t.size() > most_dots) return;
  std::size_t at = 1;
  for (const regions::Crossing& each : crossings) {
    if (!(std::fabs(each.t) < drawing.model.settings().radius) || at + 1 >= graph.t.size()) continue;
    const ui::Vec place = plot.at(graph.t[at], graph.value[at]);
    ++at;
    if (std::isfinite(place.y))
      drawing.painter.circle(place, dot_pt, drawing.theme.layer_colour(each.layer),
                             {drawing.theme.ground, 0.75f, 0});
  }
}

void draw_plane(const Drawing& drawing, ui::Rect room) {
  const ui::Theme& theme = drawing.theme;
  const Portrait& portrait = drawing.model.portrait();
  ui::Painter& painter = drawing.painter;
  const ui::Rect head = ui::take_top(room, 1.75f * theme.type.small);
  ui::draw_label(painter, head, "Cells of the square", theme.text, theme.type.small, ui::Font::sans_bold);
  drawing.onlooker.explain(head, "Cells of the square", plane_help);
  const float side = std::min(room.width(), room.height());
  const double radius = drawing.model.settings().radius;
  const plane::PlaneMap map = {{-radius, radius, -radius, radius}, ui::middle_part(room, side, side)};
  painter.push_clip(map.rect);
  if (static_cast<std::size_t>(portrait.cut.cells()) <= most_filled)
    plane::draw_mosaic(painter, map, portrait.cut, [&](std::int32_t cell) {
      return theme.identity_tint(portrait.identity[static_cast<std::size_t>(cell)]);
    });
  painter.begin_group("boundaries");
  for (const regions::Polyline& line : portrait.boundaries) {
    ui::Stroke stroke = theme.layer_stroke(line.layer);
    stroke.dash_pt = 0;
    plane::draw_polyline(painter, map, line, stroke);
  }
  painter.end_group();
  painter.pop_clip();
  const ui::Rect& square = map.rect;
  const std::array<ui::Vec, 4> corners = {
      square.min, {square.max.x, square.min.y}, square.max, {square.min.x, square.max.y}};
  painter.polyline(corners, {theme.track, theme.metrics.hairline, 0}, true);
}

}  // namespace

void draw_line(const Drawing& drawing, ui::Rect room, const Graph& graph,
               const std::vector<regions::Crossing>& crossings, std::size_t layers) {
  const float rows = std::min(row_pt * static_cast<float>(layers), most_rows_share * room.height());
  const float labels = 1.5f * drawing.theme.type.small;
  const ui::Rect above = {room.min, {room.max.x, room.max.y - rows - labels}};
  ui::Painter& painter = drawing.painter;
  ui::PlotSpec spec = graph_spec(drawing, graph);
  const ui::PlotFrame plot = stage::draw_plot(drawing, above, "line", spec, line_help);
  painter.begin_group("bends");
  painter.push_clip(plot.inner);
  draw_bends(drawing, plot, graph, crossings);
  painter.pop_clip();
  painter.end_group();
  painter.begin_group("layers");
  draw_layer_rows(drawing, {{room.min.x, above.max.y}, {room.max.x, above.max.y + rows}}, plot, crossings,
                  layers);
  for (const ui::Tick& tick : ui::ticks(spec.x, static_cast<int>(plot.inner.width() / 60)))
    if (!tick.label.empty())
      painter.text({plot.at(tick.value, plot.y.begin).x, room.max.y - 3}, tick.label, drawing.theme.quiet,
                   drawing.theme.type.small - 1, ui::Font::sans, ui::Align::centre);
  painter.end_group();
}

void draw_look(const Drawing& drawing, ui::Rect room) {
  const Portrait& portrait = drawing.model.portrait();
  if (!portrait.trouble.empty()) return;
  if (drawing.model.settings().part == Part::plane)
    draw_plane(drawing, room);
  else
    draw_line(drawing, room, portrait.graph, portrait.crossings, drawing.model.settings().hidden.size());
}

}  // namespace crease::count
