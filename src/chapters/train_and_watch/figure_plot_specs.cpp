#include "chapters/train_and_watch/figure_plot_specs.h"

#include <algorithm>
#include <cmath>

#include "ui/number_text.h"

namespace crease::train_and_watch {
namespace {

constexpr int most_y_ticks = 4;

std::string percent_text(double share) {
  return std::isfinite(share) ? ui::number_text(100 * share, 3) : "—";
}

bool has_numbers(std::span<const double> values) {
  return std::any_of(values.begin(), values.end(), [](double value) { return std::isfinite(value); });
}

ui::PlotSpec loss_plot(const ui::Theme& theme, const History& history, bool is_logarithmic) {
  ui::PlotSpec spec;
  spec.title = "Loss";
  spec.series = {{"train", history.step, history.train_loss, theme.series_stroke(0)},
                 {"test", history.step, history.test_loss, theme.series_stroke(1)}};
  spec.y = ui::axis_of(spec.series, is_logarithmic, most_y_ticks);
  if (!is_logarithmic && spec.y.begin > 0) spec.y.begin = 0;
  spec.value_text = [](double value) {
    return ui::number_text(value, 3);
  };
  return spec;
}

ui::PlotSpec accuracy_plot(const ui::Theme& theme, const History& history) {
  ui::PlotSpec spec;
  spec.title = "Accuracy, %";
  spec.series = {{"train", history.step, history.train_accuracy, theme.series_stroke(0)},
                 {"test", history.step, history.test_accuracy, theme.series_stroke(1)}};
  spec.y = ui::axis_of(spec.series, false, most_y_ticks);
  spec.y.end = 1;
  spec.y_label_factor = 100;
  spec.value_text = percent_text;
  return spec;
}

ui::PlotSpec regions_plot(const ui::Theme& theme, const History& history) {
  ui::PlotSpec spec;
  spec.title = "Regions";
  ui::Stroke below = theme.series_stroke(2);  // often the two counts are equal: both are seen then
  below.width_pt *= 2;
  spec.series = {{"cells", history.step, history.cells, below},
                 {"linear", history.step, history.linear_regions, theme.series_stroke(0)}};
  spec.y = ui::axis_of(spec.series, false, most_y_ticks);
  spec.y.begin = 0;
  spec.value_text = ui::integer_text;
  return spec;
}

/// Adds the same curves of a second network. Now a dash means B; what is tested or counted is told apart by
/// colour and weight.
void add_twins(ui::PlotSpec& plot, const ui::PlotSpec& of_b) {
  constexpr float dash_pt = 5, thin = 0.6f;
  std::vector<ui::Series> both;
  for (std::size_t i = 0; i < plot.series.size(); ++i) {
    ui::Series a = plot.series[i], b = of_b.series[i];
    a.stroke.width_pt *= i == 0 ? 1 : thin;
    a.stroke.dash_pt = 0;
    b.stroke = a.stroke;
    b.stroke.dash_pt = dash_pt;
    if (i == 0) {  // one name for each network: curves of the same often lie close together
      a.mark = "A";
      b.mark = "B";
    }
    b.is_twin = true;
    both.push_back(std::move(a));
    both.push_back(std::move(b));
  }
  plot.series = std::move(both);
  plot.y.begin = std::min(plot.y.begin, of_b.y.begin);
  plot.y.end = std::max(plot.y.end, of_b.y.end);
}

/// Twice as many values as usual stand in the legend.
std::string short_text(double value) {
  return ui::number_text(value, 2);
}

}  // namespace

std::vector<TrainingPlot> training_plots(const ui::Theme& theme, const History& history, const History* other,
                                         bool has_log_loss) {
  std::vector<TrainingPlot> plots;
  const auto add = [&](Curves curves, const auto& spec_of) {
    plots.push_back({curves, spec_of(history)});
    if (other != nullptr) add_twins(plots.back().spec, spec_of(*other));
  };
  add(Curves::loss, [&](const History& one) { return loss_plot(theme, one, has_log_loss); });
  if (other != nullptr) plots.back().spec.value_text = short_text;
  if (has_numbers(history.train_accuracy))
    add(Curves::accuracy, [&](const History& one) { return accuracy_plot(theme, one); });
  if (has_numbers(history.cells) || (other != nullptr && has_numbers(other->cells)))
    add(Curves::regions, [&](const History& one) { return regions_plot(theme, one); });
  return plots;
}

ui::Axis step_axis(const History& history, bool is_logarithmic) {
  const double last = std::max(10.0, history.step.empty() ? 0.0 : history.step.back());
  return is_logarithmic ? ui::Axis{1, last, true} : ui::Axis{0, last, false};
}

}  // namespace crease::train_and_watch
