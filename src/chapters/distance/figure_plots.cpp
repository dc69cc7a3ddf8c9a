#include "chapters/distance/figure_plots.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "core/base/real_functions.h"
#include "lab/number_words.h"
#include "ui/colour.h"
#include "ui/label.h"

namespace crease::distance {
namespace {

constexpr int bins = 24, most_y_ticks = 4;
constexpr double shown_quantile = 0.97;
/// Where step 0 stands on the logarithmic axis.
constexpr double before_first = 0.5;

/// Shares of N x distance in bins of equal width from 0; what lies beyond the last is not drawn.
std::vector<double> shares(const std::vector<double>& distances, double factor, double width) {
  std::vector<double> share(bins, 0.0);
  for (const double distance : distances) {
    const double bin = factor * distance / width;
    if (bin < bins) share[static_cast<std::size_t>(bin)] += 1.0 / static_cast<double>(distances.size());
  }
  return share;
}

double quantile(std::vector<double> values, double share) {
  if (values.empty()) return 1;
  std::sort(values.begin(), values.end());
  return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

/// Stairs through the tops of the bins.
void stairs(const std::vector<double>& share, double width, std::vector<double>& x, std::vector<double>& y) {
  for (std::size_t i = 0; i < share.size(); ++i)
    for (const std::size_t end : {i, i + 1}) {
      x.push_back(width * static_cast<double>(end));
      y.push_back(share[i]);
    }
}

struct Curves {
  std::vector<double> x;
  std::array<std::vector<double>, place_sets> y;
};

Curves curves_of(const Model& model) {
  Curves curves;
  const int neurons = neurons_of(model.settings());
  for (const Record& record : model.course().records()) {
    curves.x.push_back(std::max(before_first, static_cast<double>(record.step)));
    for (std::size_t set = 0; set < place_sets; ++set) {
      const Nearby& nearby = record.nearby[set];
      double value = nearby.cells_near.mean();
      if (model.settings().curve == Curve::scaled_distance) value = neurons * nearby.distance.mean();
      if (model.settings().curve == Curve::region_size) value = nearby.median_area;
      curves.y[set].push_back(value);
    }
  }
  return curves;
}

/// What the histogram shows, in bins of N x distance.
struct Histogram {
  double width = 0, mean = 0;  ///< of a bin; of N x distance
  std::vector<double> share;
  std::vector<double> first_x, first_y, law_x, law_y;

  double highest() const {
    double most = 0.1;
    for (const std::vector<double>* heights : {&share, &first_y, &law_y})
      for (const double height : *heights) most = std::max(most, height);
    return most;
  }
};

Histogram histogram_of(const Model& model) {
  const int neurons = neurons_of(model.settings());
  const Nearby& now = model.histogram();
  const Nearby& first = model.first().nearby[static_cast<std::size_t>(model.settings().places)];
  const double reach =
      neurons * std::max(quantile(now.distances, shown_quantile), quantile(first.distances, shown_quantile));
  Histogram histogram;
  histogram.width = ui::round_axis(0, std::max(reach, 1e-9), false, 6).end / bins;
  histogram.mean = neurons * now.distance.mean();
  histogram.share = shares(now.distances, neurons, histogram.width);
  stairs(shares(first.distances, neurons, histogram.width), histogram.width, histogram.first_x,
         histogram.first_y);
  for (int i = 0; i <= 2 * bins && histogram.mean > 0; ++i) {
    histogram.law_x.push_back(histogram.width * i / 2);
    histogram.law_y.push_back(histogram.width / histogram.mean *
                              crease::exp(-histogram.law_x.back() / histogram.mean));
  }
  return histogram;
}

ui::PlotSpec histogram_spec(const ui::Theme& theme, const Model& model, const Histogram& histogram) {
  const Spread& distance = model.histogram().distance;
  ui::PlotSpec spec;
  spec.title = "N × distance";
  spec.series = {{"before training", histogram.first_x, histogram.first_y, {theme.quiet, 1.5f, 0}},
                 {"exponential", histogram.law_x, histogram.law_y, {theme.text, 1.5f, 4}}};
  spec.x = {0, bins * histogram.width};
  spec.y = ui::round_axis(0, histogram.highest(), false, most_y_ticks);
  spec.y_label_factor = 100;
  spec.value_text = [](double) {
    return std::string();
  };
  const double error = neurons_of(model.settings()) * distance.standard_error();
  spec.x_label = distance.count() == 0 ? std::string("no boundary near the points")
                                       : "mean " + lab::significant_text(histogram.mean) + " ± " +
                                             lab::significant_text(error, 2) + ", per cent of " +
                                             lab::whole_text(distance.count()) + " points";
  return spec;
}

/// Name, mean with its standard error as an interval, and both as numbers.
void draw_random_row(const stage::Canvas& canvas, ui::Rect line, const Study::Row& row,
                     const ui::Axis& axis) {
  constexpr float name_share = 0.33f, number_share = 0.3f, bar_half_pt = 4;
  const ui::Theme& theme = canvas.theme;
  ui::Painter& painter = canvas.painter;
  const float width = line.width();
  ui::draw_label(painter, ui::take_left(line, name_share * width), row.name, theme.text, theme.type.small);
  const ui::Rect number = ui::take_right(line, number_share * width);
  if (row.scaled.count() == 0) return;
  const double mean = row.scaled.mean(), error = row.scaled.standard_error();
  ui::draw_label(painter, number, lab::significant_text(mean) + " ± " + lab::significant_text(error, 2),
                 theme.text, theme.type.small, ui::Font::sans, ui::Align::right);
  const auto x = [&](double value) {
    return line.min.x + static_cast<float>(axis.share(value)) * line.width();
  };
  const float y = ui::centre(line).y;
  painter.line({x(0), y}, {line.max.x, y}, {theme.line, theme.metrics.hairline, 0});
  painter.line({x(mean - error), y}, {x(mean + error), y}, {theme.accent, 2, 0});
  for (const double end : {mean - error, mean + error})
    painter.line({x(end), y - bar_half_pt}, {x(end), y + bar_half_pt}, {theme.accent, 1.5f, 0});
  painter.circle({x(mean), y}, 3, theme.accent, {theme.pane, 1, 0});
}

}  // namespace

const char* title_of(Curve curve) {
  return curve == Curve::cells_near        ? "Cells nearby"
         : curve == Curve::scaled_distance ? "N × distance"
                                           : "Size of cells";
}

void draw_histogram(const stage::Canvas& canvas, ui::Rect room, const Model& model) {
  ui::Painter& painter = canvas.painter;
  const Histogram histogram = histogram_of(model);
  const ui::PlotSpec spec = histogram_spec(canvas.theme, model, histogram);
  const ui::PlotFrame plot = ui::plot_frame(painter, canvas.theme, room, spec);
  painter.begin_group("bars");
  painter.push_clip(plot.inner);
  for (int i = 0; i < bins; ++i) {
    const double share = histogram.share[std::size_t(i)];
    const ui::Vec low = plot.at(histogram.width * i, 0), high = plot.at(histogram.width * (i + 1), share);
    if (share > 0)
      painter.fill_rect({{low.x + 0.5f, high.y}, {high.x - 0.5f, low.y}},
                        ui::with_alpha(canvas.theme.accent, 0.75f));
  }
  painter.pop_clip();
  painter.end_group();
  ui::draw_plot(painter, canvas.theme, room, spec);
  canvas.onlooker.explain(
      room, spec.title,
      "How many points have which distance to their nearest boundary, times the number of "
      "neurons N. Filled: at the step shown. Dashed: the exponential distribution with the same "
      "mean, which walls placed independently of each other would give.");
}

void draw_course(const stage::Canvas& canvas, ui::Rect room, const Model& model) {
  const ui::Theme& theme = canvas.theme;
  const Curves curves = curves_of(model);
  ui::PlotSpec spec;
  spec.title = title_of(model.settings().curve);
  constexpr std::array<const char*, place_sets> names = {"training", "test", "random"};
  for (std::size_t set = 0; set < place_sets; ++set)
    spec.series.push_back({names[set], curves.x, curves.y[set], theme.series_stroke(static_cast<int>(set))});
  spec.x = {before_first, std::max(2.0, double(model.settings().steps)), true};
  spec.y = ui::axis_of(spec.series, false, most_y_ticks);
  if (spec.y.begin > 0 && spec.y.begin < 0.5 * spec.y.end) spec.y.begin = 0;
  spec.value_text = [](double value) {
    return lab::significant_text(value, 3);
  };
  spec.marked_x = std::max(before_first, static_cast<double>(model.shown().step));
  spec.x_label = "step " + lab::whole_text(static_cast<double>(model.shown().step));
  stage::draw_plot(
      canvas, room, "course", spec,
      "Means over the training points, the test points and random places of the square, over the "
      "steps of training on a logarithmic axis; the left end is before training. All are "
      "computed exactly. Click to show a step.");
}

float random_head_height(const ui::Theme& theme) {
  return 1.6f * theme.type.body;
}

float random_row_height(const ui::Theme& theme) {
  return 1.55f * theme.type.small;
}

void draw_random_networks(const stage::Canvas& canvas, ui::Column& column, const Model& model, float row_pt) {
  const ui::Theme& theme = canvas.theme;
  const Study& study = model.study();
  const ui::Rect head = column.take(random_head_height(theme));
  ui::draw_label(canvas.painter, head, "N × distance in random networks", theme.text, theme.type.small,
                 ui::Font::sans_bold);
  double highest = 1;
  for (const Study::Row& row : study.rows())
    highest = std::max(highest, row.scaled.mean() + 2 * row.scaled.standard_error());
  const ui::Axis axis = ui::round_axis(0, highest, false, 4);
  for (const Study::Row& row : study.rows()) draw_random_row(canvas, column.take(row_pt), row, axis);
  canvas.onlooker.explain(
      {head.min, {head.max.x, column.y()}}, "N × distance in random networks",
      "Mean distance from a normal random point to the nearest boundary, times the number of "
      "neurons, with its standard error: networks with He's weights, a row per choice of hidden "
      "layers. It hardly depends on width and depth.");
}

}  // namespace crease::distance
