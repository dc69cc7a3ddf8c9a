#include "chapters/approximate/figure_graph.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "ui/colour.h"
#include "ui/number_text.h"

namespace crease::approximate {
namespace {

constexpr float error_share = 0.3f;    ///< of the height, for the error below
constexpr double margin_share = 0.04;  ///< above and below the curves
constexpr float gap_pt = 12, knot_pt = 2.5f, worst_pt = 4.5f, tick_pt = 5;
constexpr std::size_t colours = 6;
constexpr int most_y_ticks = 6, most_error_ticks = 4, most_knots = 80;

std::string value_text(double value) {
  return ui::number_text(value, 3);
}

/// A drawn target has its own axis, which stays as it is while one draws inside of it.
ui::Axis axis_of_drawing(const Settings& settings) {
  const auto [low, high] = std::minmax_element(settings.drawn.begin(), settings.drawn.end());
  return {std::min(-1.0, *low), std::max(1.0, *high)};
}

ui::PlotSpec graph_spec(const ui::Theme& theme, const Model& model) {
  const Curves& curves = model.curves();
  const Settings& settings = model.settings();
  const float scale = theme.metrics.line_scale;
  ui::PlotSpec spec;
  spec.title = "Target and network";
  spec.series = {{"target", curves.x, curves.target, {theme.text, 2.25f * scale, 0}},
                 {"network", curves.x, curves.network, {theme.accent, 2.25f * scale, 0}}};
  if (settings.shows_trained && !model.best_trained().empty())
    spec.series.push_back({"best trained", curves.x, model.best_trained(), theme.series_stroke(2)});
  spec.x = {settings.begin, settings.end};
  spec.y = settings.is_drawn() ? axis_of_drawing(settings) : ui::axis_of(spec.series, false, most_y_ticks);
  const double margin = margin_share * (spec.y.end - spec.y.begin);
  spec.y = {spec.y.begin - margin, spec.y.end + margin};
  spec.value_text = value_text;
  return spec;
}

ui::PlotSpec error_spec(const ui::Theme& theme, const Model& model) {
  const Curves& curves = model.curves();
  ui::PlotSpec spec;
  spec.title = "Error";
  ui::Stroke stroke = theme.series_stroke(1);
  stroke.dash_pt = 0;
  spec.series = {{"|network − target|", curves.x, curves.error, stroke}};
  spec.x = {model.settings().begin, model.settings().end};
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
void draw_neurons(ui::Painter& painter, const ui::Theme& theme, const Model& model,
                  const ui::PlotFrame& plot) {
  const Curves& curves = model.curves();
  const Neurons which = model.settings().neurons;
  if (which == Neurons::hidden) return;
  const auto& drawn = which == Neurons::stacked ? curves.stacked : curves.apart;
  const float alpha = drawn.size() > 24 ? 0.4f : 0.6f;
  for (std::size_t k = 0; k < drawn.size(); ++k) {
    const ui::Colour colour = theme.layer_colour(static_cast<int>(k % colours));
    for (const std::vector<ui::Vec>& piece : ui::curve(plot, curves.x, drawn[k]))
      painter.polyline(piece, {ui::with_alpha(colour, alpha), theme.metrics.line_scale, 0});
  }
}

void draw_breakpoints(ui::Painter& painter, const ui::Theme& theme, const Model& model,
                      const ui::PlotFrame& plot) {
  const std::vector<double>& places = model.approximation().breakpoints;
  const Curves& curves = model.curves();
  const bool has_knots = !is_sigmoid(model.settings().construction) && places.size() <= most_knots;
  for (const double place : places) {
    const float x = plot.at(place, 0).x, bottom = plot.inner.max.y;
    painter.line({x, bottom}, {x, bottom - tick_pt}, {theme.quiet, 1, 0});
    const int index = has_knots ? ui::nearest_index(curves.x, place) : -1;
    if (index < 0) continue;
    const ui::Vec at = plot.at(place, curves.network[static_cast<std::size_t>(index)]);
    painter.circle(at, knot_pt, theme.accent, {theme.ground, 1, 0});
  }
}

/// A line through both plots where the error is largest, and a dot in this one.
void draw_worst(ui::Painter& painter, const ui::Theme& theme, const Model& model, const ui::PlotFrame& plot,
                std::span<const double> values) {
  const std::optional<Distance> distance = model.distance();
  if (!distance) return;
  const int index = ui::nearest_index(model.curves().x, distance->at);
  if (index < 0) return;
  const ui::Vec at = plot.at(distance->at, values[static_cast<std::size_t>(index)]);
  painter.line({at.x, plot.inner.min.y}, {at.x, plot.inner.max.y}, {theme.warning, 1, 3});
  painter.circle(at, worst_pt, theme.warning, {theme.ground, 1.5f, 0});
}

struct Halves {
  ui::Rect above, below;
};

Halves halves_of(ui::Rect room) {
  const float middle = room.max.y - error_share * room.height();
  return {{room.min, {room.max.x, middle - gap_pt}}, {{room.min.x, middle}, room.max}};
}

}  // namespace

GraphFrames graph_frames(const ui::Painter& painter, const ui::Theme& theme, ui::Rect room,
                         const Model& model) {
  const Halves halves = halves_of(room);
  return {ui::plot_frame(painter, theme, halves.above, graph_spec(theme, model)),
          ui::plot_frame(painter, theme, halves.below, error_spec(theme, model))};
}

void draw_graph(ui::Painter& painter, const ui::Theme& theme, ui::Rect room, const Model& model,
                double marked_x) {
  const Curves& curves = model.curves();
  const Halves halves = halves_of(room);
  const GraphFrames frames = graph_frames(painter, theme, room, model);
  ui::PlotSpec graph = graph_spec(theme, model), error = error_spec(theme, model);
  graph.marked_x = error.marked_x = marked_x;
  if (!std::isnan(marked_x)) error.x_label = "x = " + ui::number_text(marked_x, 4);
  painter.push_clip(frames.upper.inner);
  fill_between(painter, frames.upper, curves, ui::with_alpha(theme.positive, 0.22f));
  draw_neurons(painter, theme, model, frames.upper);
  painter.pop_clip();
  ui::draw_plot(painter, theme, halves.above, graph);
  ui::draw_plot(painter, theme, halves.below, error);
  painter.push_clip({{room.min.x, frames.upper.inner.min.y - 4}, {room.max.x, frames.upper.inner.max.y + 4}});
  draw_breakpoints(painter, theme, model, frames.upper);
  draw_worst(painter, theme, model, frames.upper, curves.network);
  painter.pop_clip();
  draw_worst(painter, theme, model, frames.lower, curves.error);
}

}  // namespace crease::approximate
