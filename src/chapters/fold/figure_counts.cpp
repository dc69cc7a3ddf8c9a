#include <algorithm>
#include <cmath>
#include <vector>

#include "chapters/fold/figure_experiment.h"
#include "ui/colour.h"
#include "ui/number_text.h"
#include "ui/plot.h"

namespace crease::fold {
namespace {

constexpr int fewest_neurons = 24, most_neurons = 100, most_y_ticks = 5;
constexpr float whisker_pt = 3, dot_pt = 3;

struct Curves {
  std::vector<double> neurons, most, doubled, one_layer;  ///< at every even number of neurons
  std::vector<double> own_neurons, own;                   ///< of the folds, where they are no sawtooth
  std::vector<double> random_neurons, random;
};

Curves curves_of(const Model& model, double last) {
  Curves curves;
  for (int neurons = 2; neurons <= last; neurons += 2) {
    curves.neurons.push_back(neurons);
    curves.most.push_back(power(3, neurons / 2).to_double());
    curves.doubled.push_back(std::ldexp(1, neurons / 2));
    curves.one_layer.push_back(neurons + 1);
  }
  for (int layer = 0; layer < model.settings().depth; ++layer) {
    curves.own_neurons.push_back(2 * (layer + 1));
    curves.own.push_back(model.counts().pieces[static_cast<std::size_t>(layer)].to_double());
  }
  for (const RandomStudy::Point& point : model.random().points()) {
    if (point.neurons > last) break;
    curves.random_neurons.push_back(point.neurons);
    curves.random.push_back(point.pieces.mean);
  }
  return curves;
}

ui::PlotSpec spec_of(const ui::Theme& theme, const Model& model, const Curves& curves, double last) {
  const float scale = theme.metrics.line_scale;
  ui::PlotSpec spec;
  spec.title = "Pieces against neurons";
  const std::span<const double> drawn = model.is_sawtooth() ? curves.doubled : curves.own;
  const std::span<const double> drawn_at = model.is_sawtooth() ? curves.neurons : curves.own_neurons;
  spec.series = {{"most", curves.neurons, curves.most, {theme.quiet, scale, 4}},
                 {"folds", drawn_at, drawn, {theme.accent, 2.25f * scale, 0}},
                 {"one layer", curves.neurons, curves.one_layer, {theme.text, scale, 2}},
                 {"random", curves.random_neurons, curves.random, {theme.layer_colour(1), 1.5f * scale, 0}}};
  spec.x = {0, last};
  spec.y = ui::round_axis(1, curves.most.back(), true, most_y_ticks);
  spec.x_label = "Neurons";
  spec.value_text = [](double value) {
    return value < 1e5 && value == std::floor(value) ? ui::integer_text(value) : ui::number_text(value, 3);
  };
  return spec;
}

/// Mean and standard deviation; below one piece nothing is drawn.
void draw_random(ui::Painter& painter, const ui::Theme& theme, const ui::PlotFrame& plot,
                 const Model& model) {
  const ui::Stroke stroke = {theme.layer_colour(1), 1, 0};
  for (const RandomStudy::Point& point : model.random().points()) {
    if (point.neurons > plot.x.end) break;
    const auto x = static_cast<double>(point.neurons);
    const double mean = point.pieces.mean, deviation = point.pieces.deviation;
    const ui::Vec at = plot.at(x, mean), high = plot.at(x, mean + deviation);
    const ui::Vec low = plot.at(x, std::max(1.0, mean - deviation));
    painter.line(low, high, stroke);
    for (const ui::Vec end : {low, high})
      painter.line({end.x - whisker_pt, end.y}, {end.x + whisker_pt, end.y}, stroke);
    painter.circle(at, dot_pt, theme.layer_colour(1), {theme.pane, 1, 0});
  }
}

}  // namespace

void draw_counts(const Drawing& drawing, ui::Rect room) {
  const Model& model = drawing.model;
  const int neurons = 2 * model.settings().depth;
  const double last = neurons <= fewest_neurons ? fewest_neurons : most_neurons;
  const Curves curves = curves_of(model, last);
  ui::PlotSpec spec = spec_of(drawing.theme, model, curves, last);
  const ui::PlotFrame plot = stage::draw_plot(
      drawing, room, "counts", spec,
      "On a logarithmic axis: the folds on [0, 1], the most that layers of two can have, one "
      "layer, and random networks with their standard deviation, all on the whole line.");
  draw_random(drawing.painter, drawing.theme, plot, model);
  const ui::Vec at = plot.at(neurons, curves.own.back());
  if (std::isfinite(at.y) && at.y <= plot.inner.max.y)
    drawing.painter.circle(at, 5, drawing.theme.warning, {drawing.theme.pane, 1.5f, 0});
}

}  // namespace crease::fold
