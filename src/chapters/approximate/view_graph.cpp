#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

#include "chapters/approximate/view_parts.h"
#include "imgui.h"
#include "ui/colour.h"
#include "ui/number_text.h"
#include "ui/plot.h"
#include "ui/screen_painter.h"
#include "ui/widgets.h"

namespace crease::approximate {
namespace {

constexpr float error_share = 0.3f;    ///< of the height, for the error below
constexpr double margin_share = 0.04;  ///< above and below the curves
constexpr float gap_pt = 12, knot_pt = 2.5f, worst_pt = 4.5f, tick_pt = 5;
constexpr std::size_t colours = 6;
constexpr int most_y_ticks = 6, most_error_ticks = 4, most_knots = 80;

const char* graph_help(Construction construction) {
  return is_sigmoid(construction)
             ? "The target, and the sum of sigmoids that follows it. The marks below are the ends of the "
               "bins."
             : "The target, and the broken line that the ReLU neurons add up to. It bends at the points.";
}

std::string value_text(double value) {
  return ui::number_text(value, 3);
}

ui::PlotSpec graph_spec(const Frame& frame) {
  const ui::Theme& theme = frame.theme;
  const Curves& curves = frame.model.curves();
  const float scale = theme.metrics.line_scale;
  ui::PlotSpec spec;
  spec.title = "Target and network";
  spec.series = {{"target", curves.x, curves.target, {theme.text, 2.25f * scale, 0}},
                 {"network", curves.x, curves.network, {theme.accent, 2.25f * scale, 0}}};
  if (frame.model.settings().shows_trained && !frame.model.best_trained().empty())
    spec.series.push_back({"best trained", curves.x, frame.model.best_trained(), theme.series_stroke(2)});
  spec.x = {frame.model.settings().begin, frame.model.settings().end};
  spec.y = ui::axis_of(spec.series, false, most_y_ticks);
  const double margin = margin_share * (spec.y.end - spec.y.begin);
  spec.y = {spec.y.begin - margin, spec.y.end + margin};
  spec.value_text = value_text;
  return spec;
}

ui::PlotSpec error_spec(const Frame& frame) {
  const Curves& curves = frame.model.curves();
  ui::PlotSpec spec;
  spec.title = "Error";
  ui::Stroke stroke = frame.theme.series_stroke(1);
  stroke.dash_pt = 0;
  spec.series = {{"|network − target|", curves.x, curves.error, stroke}};
  spec.x = {frame.model.settings().begin, frame.model.settings().end};
  spec.y = ui::axis_of(spec.series, false, most_error_ticks);
  spec.y.begin = 0;
  spec.x_label = "x";
  spec.value_text = value_text;
  return spec;
}

/// The room between target and network: a column for each point of the screen, on whole pixels, so that they
/// meet without seams.
void fill_between(ui::Painter& painter, const ui::PlotFrame& plot, const Curves& curves, ui::Colour colour) {
  for (float x = std::ceil(plot.inner.min.x); x + 1 <= plot.inner.max.x; x += 1) {
    const int index = ui::nearest_index(curves.x, plot.x_at(x + 0.5f));
    if (index < 0) continue;
    const auto i = static_cast<std::size_t>(index);
    const float a = plot.at(curves.x[i], curves.target[i]).y, b = plot.at(curves.x[i], curves.network[i]).y;
    if (std::isfinite(a) && std::isfinite(b))
      painter.fill_rect({{x, std::min(a, b)}, {x + 1, std::max(a, b)}}, colour);
  }
}

/// Neighbours have different colours, so that one can follow each.
void draw_neurons(ui::Painter& painter, const Frame& frame, const ui::PlotFrame& plot) {
  const Curves& curves = frame.model.curves();
  const Neurons which = frame.model.settings().neurons;
  if (which == Neurons::hidden) return;
  const auto& drawn = which == Neurons::stacked ? curves.stacked : curves.apart;
  const float alpha = drawn.size() > 24 ? 0.4f : 0.6f;
  for (std::size_t k = 0; k < drawn.size(); ++k) {
    const ui::Colour colour = frame.theme.layer_colour(static_cast<int>(k % colours));
    for (const std::vector<ui::Vec>& piece : ui::curve(plot, curves.x, drawn[k]))
      painter.polyline(piece, {ui::with_alpha(colour, alpha), frame.theme.metrics.line_scale, 0});
  }
}

void draw_breakpoints(ui::Painter& painter, const Frame& frame, const ui::PlotFrame& plot) {
  const Model& model = frame.model;
  const std::vector<double>& places = model.approximation().breakpoints;
  const Curves& curves = model.curves();
  const bool has_knots = !is_sigmoid(model.settings().construction) && places.size() <= most_knots;
  for (const double place : places) {
    const float x = plot.at(place, 0).x, bottom = plot.inner.max.y;
    painter.line({x, bottom}, {x, bottom - tick_pt}, {frame.theme.quiet, 1, 0});
    const int index = has_knots ? ui::nearest_index(curves.x, place) : -1;
    if (index < 0) continue;
    const ui::Vec at = plot.at(place, curves.network[static_cast<std::size_t>(index)]);
    painter.circle(at, knot_pt, frame.theme.accent, {frame.theme.ground, 1, 0});
  }
}

/// A line through both plots where the error is largest, and a dot in this one.
void draw_worst(ui::Painter& painter, const Frame& frame, const ui::PlotFrame& plot,
                std::span<const double> values) {
  const std::optional<Distance> distance = frame.model.distance();
  if (!distance) return;
  const int index = ui::nearest_index(frame.model.curves().x, distance->at);
  if (index < 0) return;
  const ui::Colour colour = frame.theme.warning;
  const ui::Vec at = plot.at(distance->at, values[static_cast<std::size_t>(index)]);
  painter.line({at.x, plot.inner.min.y}, {at.x, plot.inner.max.y}, {colour, 1, 3});
  painter.circle(at, worst_pt, colour, {frame.theme.ground, 1.5f, 0});
}

/// The place under the pointer, in both plots.
double hovered_place(const ui::PlotFrame& upper, const ui::PlotFrame& lower) {
  ui::drag_area("graph", upper.inner);
  bool is_hovered = ImGui::IsItemHovered();
  ui::drag_area("error", lower.inner);
  is_hovered = is_hovered || ImGui::IsItemHovered();
  return is_hovered ? upper.x_at(ImGui::GetMousePos().x) : ui::nowhere;
}

void help_on_head(const Frame& frame, ui::Rect rect, const ui::PlotFrame& plot, std::string_view title,
                  std::string_view help) {
  ui::help_on_rect(frame.theme, {rect.min, {rect.max.x, plot.inner.min.y}}, title, help);
}

}  // namespace

void draw_graph(const Frame& frame, ui::Rect room) {
  const ui::Theme& theme = frame.theme;
  const Curves& curves = frame.model.curves();
  const float middle = room.max.y - error_share * room.height();
  const ui::Rect above = {room.min, {room.max.x, middle - gap_pt}}, below = {{room.min.x, middle}, room.max};
  ui::ScreenPainter painter;
  ui::PlotSpec graph = graph_spec(frame), error = error_spec(frame);
  const ui::PlotFrame upper = ui::plot_frame(painter, theme, above, graph);
  const ui::PlotFrame lower = ui::plot_frame(painter, theme, below, error);
  graph.marked_x = error.marked_x = hovered_place(upper, lower);
  if (!std::isnan(graph.marked_x)) error.x_label = "x = " + ui::number_text(graph.marked_x, 4);
  painter.push_clip(upper.inner);
  fill_between(painter, upper, curves, ui::with_alpha(theme.positive, 0.22f));
  draw_neurons(painter, frame, upper);
  painter.pop_clip();
  ui::draw_plot(painter, theme, above, graph);
  ui::draw_plot(painter, theme, below, error);
  draw_breakpoints(painter, frame, upper);
  draw_worst(painter, frame, upper, curves.network);
  draw_worst(painter, frame, lower, curves.error);
  help_on_head(frame, above, upper, graph.title, graph_help(frame.model.settings().construction));
  help_on_head(frame, below, lower, error.title,
               "How far the network is from the target, over the same segment. The dot marks the largest "
               "error, which is searched for with guaranteed bounds between all points, not on a grid.");
}

}  // namespace crease::approximate
