#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <string>
#include <vector>

#include "chapters/distance/view_parts.h"
#include "imgui.h"
#include "lab/number_words.h"
#include "ui/colour.h"
#include "ui/number_text.h"
#include "ui/plot.h"
#include "ui/screen_painter.h"
#include "ui/widgets.h"

namespace crease::distance {
namespace {

constexpr int bins = 24, most_y_ticks = 4;
constexpr double shown_quantile = 0.97;
/// Where step 0 stands on the logarithmic axis.
constexpr double before_first = 0.5;
constexpr const char* shown_id = "training.shown";

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

const char* title_of(Curve curve) {
  return curve == Curve::cells_near        ? "Cells nearby"
         : curve == Curve::scaled_distance ? "N × distance"
                                           : "Size of cells";
}

/// A click, or a drag, shows the step under the pointer.
void choose_step(const Frame& frame, double place) {
  const lab::Session& session = frame.stage.context.session;
  if (!ImGui::IsItemActive() || !session.may_set(shown_id)) return;
  const auto wanted = static_cast<std::int64_t>(
      std::clamp(place < 0.75 ? 0.0 : std::floor(place * 1.19), 0.0, double(most_steps)));
  if (wanted != frame.model.settings().shown) frame.stage.context.commands.set(shown_id, wanted);
}

}  // namespace

void draw_histogram(const Frame& frame, ui::Rect room) {
  const ui::Theme& theme = frame.theme;
  const Model& model = frame.model;
  const int neurons = neurons_of(model.settings());
  const Nearby& now = model.histogram();
  const Nearby& first = model.first().nearby[static_cast<std::size_t>(model.settings().places)];
  const double reach =
      neurons * std::max(quantile(now.distances, shown_quantile), quantile(first.distances, shown_quantile));
  const ui::Axis x_axis = ui::round_axis(0, std::max(reach, 1e-9), false, 6);
  const double width = x_axis.end / bins, mean = neurons * now.distance.mean();
  const std::vector<double> share = shares(now.distances, neurons, width);
  std::vector<double> first_x, first_y, law_x, law_y;
  stairs(shares(first.distances, neurons, width), width, first_x, first_y);
  for (int i = 0; i <= 2 * bins && mean > 0; ++i) {
    law_x.push_back(width * i / 2);
    law_y.push_back(width / mean * std::exp(-law_x.back() / mean));
  }
  double highest = 0.1;
  for (const std::span<const double> heights :
       {std::span<const double>(share), std::span<const double>(first_y), std::span<const double>(law_y)})
    for (const double height : heights) highest = std::max(highest, height);

  ui::PlotSpec spec;
  spec.title = "N × distance";
  spec.series = {{"before training", first_x, first_y, {theme.quiet, 1.5f, 0}},
                 {"exponential", law_x, law_y, {theme.text, 1.5f, 4}}};
  spec.x = {0, x_axis.end};
  spec.y = ui::round_axis(0, highest, false, most_y_ticks);
  spec.y_label_factor = 100;
  spec.value_text = [](double) {
    return std::string();
  };
  spec.x_label = now.distance.count() == 0
                     ? std::string("no boundary near the points")
                     : "mean " + lab::significant_text(mean) + " ± " +
                           lab::significant_text(neurons * now.distance.standard_error(), 2) +
                           ", per cent of " + lab::whole_text(now.distance.count()) + " points";
  ui::ScreenPainter painter;
  const ui::PlotFrame plot = ui::plot_frame(painter, theme, room, spec);
  painter.push_clip(plot.inner);
  for (int i = 0; i < bins; ++i) {
    const ui::Vec low = plot.at(width * i, 0), high = plot.at(width * (i + 1), share[std::size_t(i)]);
    if (share[std::size_t(i)] > 0)
      painter.fill_rect({{low.x + 0.5f, high.y}, {high.x - 0.5f, low.y}},
                        ui::with_alpha(theme.accent, 0.75f));
  }
  painter.pop_clip();
  ui::draw_plot(painter, theme, room, spec);
  ui::help_on_rect(theme, room, spec.title,
                   "How many points have which distance to their nearest boundary, times the number of "
                   "neurons N. Filled: at the step shown. Dashed: the exponential distribution with the same "
                   "mean, which walls placed independently of each other would give.");
}

void draw_course(const Frame& frame, ui::Rect room) {
  const ui::Theme& theme = frame.theme;
  const Model& model = frame.model;
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
  ui::ScreenPainter painter;
  const ui::PlotFrame plot = ui::plot_frame(painter, theme, room, spec);
  ui::drag_area("course", plot.inner);
  choose_step(frame, plot.x_at(ImGui::GetMousePos().x));
  ui::draw_plot(painter, theme, room, spec);
  ui::help_on_rect(
      theme, {room.min, {room.max.x, plot.inner.min.y}}, spec.title,
      "Means over the training points, the test points and random places of the square, over the "
      "steps of training on a logarithmic axis; the left end is before training. All are "
      "computed exactly. Click to show a step.");
}

void draw_random_networks(const Frame& frame, ui::Column& column) {
  constexpr float name_share = 0.33f, number_share = 0.3f, bar_half_pt = 4;
  const ui::Theme& theme = frame.theme;
  const Study& study = frame.model.study();
  ui::ScreenPainter painter;
  const ui::Rect head = column.take(1.6f * theme.type.body);
  ui::draw_label(painter, head, "N × distance in random networks", theme.text, theme.type.small,
                 ui::Font::sans_bold);
  double highest = 1;
  for (const Study::Row& row : study.rows())
    highest = std::max(highest, row.scaled.mean() + 2 * row.scaled.standard_error());
  const ui::Axis axis = ui::round_axis(0, highest, false, 4);
  for (const Study::Row& row : study.rows()) {
    ui::Rect line = column.take(1.55f * theme.type.small);
    ui::draw_label(painter, ui::take_left(line, name_share * column.width()), row.name, theme.text,
                   theme.type.small);
    const ui::Rect number = ui::take_right(line, number_share * column.width());
    if (row.scaled.count() == 0) continue;
    ui::draw_label(painter, number,
                   lab::significant_text(row.scaled.mean()) + " ± " +
                       lab::significant_text(row.scaled.standard_error(), 2),
                   theme.text, theme.type.small, ui::Font::sans, ui::Align::right);
    const auto x = [&](double value) {
      return line.min.x + static_cast<float>(axis.share(value)) * line.width();
    };
    const float y = ui::centre(line).y;
    const double mean = row.scaled.mean(), error = row.scaled.standard_error();
    painter.line({x(0), y}, {line.max.x, y}, {theme.line, theme.metrics.hairline, 0});
    painter.line({x(mean - error), y}, {x(mean + error), y}, {theme.accent, 2, 0});
    for (const double end : {mean - error, mean + error})
      painter.line({x(end), y - bar_half_pt}, {x(end), y + bar_half_pt}, {theme.accent, 1.5f, 0});
    painter.circle({x(mean), y}, 3, theme.accent, {theme.pane, 1, 0});
  }
  ui::help_on_rect(theme, {head.min, {head.max.x, column.y()}}, "N × distance in random networks",
                   "Mean distance from a normal random point to the nearest boundary, times the number of "
                   "neurons, with its standard error: networks with He's weights, a row per choice of hidden "
                   "layers. It hardly depends on width and depth.");
}

}  // namespace crease::distance
