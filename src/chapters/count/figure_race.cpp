#include <algorithm>
#include <cmath>

#include "chapters/count/figure_experiment.h"
#include "ui/colour.h"
#include "ui/column.h"
#include "ui/label.h"
#include "ui/number_text.h"

namespace crease::count {
namespace {

constexpr float histogram_share = 0.4f, race_gap_pt = 12, name_pt = 48, mean_pt = 112, least_row_pt = 16;
constexpr int race_most_y_ticks = 6;
constexpr const char* race_help =
    "The mean over all networks so far, for each depth (layers × width), with bars of one standard "
    "error: cells are counted exactly on the whole line, from minus to plus infinity.";

std::string mean_label(const Tally& tally) {
  const regions::CountStatistics statistics = tally.statistics();
  if (!std::isfinite(statistics.standard_error)) return ui::number_text(statistics.mean, 4);
  return ui::number_text(statistics.mean, 4) + " ± " + ui::number_text(statistics.standard_error, 2);
}

/// The axis follows the errors as they become smaller, so that the last digits come into view.
ui::Axis mean_axis(const Race& race, double expected) {
  double away = 0.004 * expected;
  for (const Lane& lane : race.lanes()) {
    if (lane.mean.empty()) continue;
    const regions::CountStatistics now = lane.tally.statistics();
    away = std::max(away, std::fabs(now.mean - expected) + 8 * now.standard_error);
  }
  return ui::round_axis(expected - away, expected + away, false, race_most_y_ticks);
}

ui::PlotSpec mean_spec(const Drawing& drawing, ui::Rect room, double expected) {
  const Race& race = drawing.model.race();
  ui::PlotSpec spec;
  spec.title = "Mean number of cells";
  for (std::size_t i = 0; i < race.lanes().size(); ++i) {
    const Lane& lane = race.lanes()[i];
    spec.series.push_back({lane_name(lane.hidden), lane.networks, lane.mean,
                           drawing.theme.curve_stroke(static_cast<int>(i), 2)});
  }
  spec.x = {2, std::max(10.0, static_cast<double>(drawing.model.settings().race_nets)), true};
  spec.y = mean_axis(race, expected);
  spec.x_label = "Networks";
  spec.value_text = legend_values(room, 4);
  return spec;
}

/// Every few points of the curve: bars on all of them would hide each other.
void draw_bars(const Drawing& drawing, const ui::PlotFrame& plot) {
  constexpr std::size_t apart = 8;
  const auto& lanes = drawing.model.race().lanes();
  for (std::size_t i = 0; i < lanes.size(); ++i) {
    std::vector<double> x, y, error;
    for (std::size_t j = 2 * i; j < lanes[i].networks.size(); j += apart) {
      x.push_back(lanes[i].networks[j]);
      y.push_back(lanes[i].mean[j]);
      error.push_back(lanes[i].error[j]);
    }
    draw_error_bars(drawing.painter, plot, x, y, error, drawing.theme.layer_colour(static_cast<int>(i)));
  }
}

/// The distribution of one depth, as high as the row at its most frequent count.
void draw_distribution(const Drawing& drawing, ui::Rect row, ui::Rect bars, const ui::Axis& axis,
                       std::size_t index) {
  const ui::Theme& theme = drawing.theme;
  ui::Painter& painter = drawing.painter;
  const Lane& lane = drawing.model.race().lanes()[index];
  const ui::Colour colour = theme.layer_colour(static_cast<int>(index));
  std::int64_t most = 1;
  for (const auto& [count, networks] : lane.tally.histogram()) most = std::max(most, networks);
  const auto x_of = [&](double count) {
    return bars.min.x + static_cast<float>(axis.share(count)) * bars.width();
  };
  for (const auto& [count, networks] : lane.tally.histogram()) {
    const float height = (bars.height() - 2) * static_cast<float>(networks) / static_cast<float>(most);
    const float left = x_of(static_cast<double>(count) - 0.5), right = x_of(static_cast<double>(count) + 0.5);
    painter.fill_rect({{left, bars.max.y - std::max(height, 0.5f)}, {std::max(right, left + 1), bars.max.y}},
                      ui::with_alpha(colour, 0.75f));
  }
  painter.line({bars.min.x, bars.max.y}, bars.max, {theme.line, theme.metrics.hairline, 0});
  ui::draw_label(painter, {row.min, {bars.min.x, row.max.y}}, lane_name(lane.hidden), colour,
                 theme.type.small, ui::Font::sans_bold);
  ui::draw_label(painter, {{bars.max.x + 8, row.min.y}, row.max}, mean_label(lane.tally), theme.text,
                 theme.type.small);
}

/// From the least to the most cells of any network.
ui::Axis distribution_axis(const Race& race, double expected) {
  double least = expected, most = expected;
  for (const Lane& lane : race.lanes())
    if (lane.tally.networks() > 0) {
      least = std::min(least, static_cast<double>(lane.tally.least()));
      most = std::max(most, static_cast<double>(lane.tally.most()));
    }
  return {least - 1, most + 1, false};
}

void draw_distribution_head(const Drawing& drawing, ui::Rect head, double networks_per_second) {
  const ui::Theme& theme = drawing.theme;
  ui::draw_label(drawing.painter, head, "Distribution", theme.text, theme.type.small, ui::Font::sans_bold);
  if (networks_per_second > 0 && !drawing.model.race().is_done())
    ui::draw_label(drawing.painter, head, ui::integer_text(networks_per_second) + " networks per second",
                   theme.quiet, theme.type.small - 1, ui::Font::sans, ui::Align::right);
  drawing.onlooker.explain(
      head, "Distribution",
      "How many networks of each depth have how many cells, each row to its own height, and the "
      "mean with its standard error. One layer always has exactly N + 1.");
}

void draw_distributions(const Drawing& drawing, ui::Rect room, double expected, double networks_per_second) {
  const ui::Theme& theme = drawing.theme;
  ui::Painter& painter = drawing.painter;
  const auto& lanes = drawing.model.race().lanes();
  draw_distribution_head(drawing, ui::take_top(room, 1.75f * theme.type.small), networks_per_second);
  const ui::Axis axis = distribution_axis(drawing.model.race(), expected);
  ui::take_bottom(room, 1.4f * theme.type.small);
  const float height = room.height() / static_cast<float>(lanes.size());
  if (height < least_row_pt) return;
  ui::Rect all = room;
  all.min.x += name_pt;
  all.max.x -= mean_pt;
  const float x = all.min.x + static_cast<float>(axis.share(expected)) * all.width();
  painter.line({x, all.min.y}, {x, all.max.y}, {theme.text, 1, 4});
  for (std::size_t i = 0; i < lanes.size(); ++i) {
    const ui::Rect row = ui::take_top(room, height);
    draw_distribution(drawing, row, {{all.min.x, row.min.y + 4}, {all.max.x, row.max.y}}, axis, i);
  }
  for (const ui::Tick& tick : ui::ticks(axis, static_cast<int>(all.width() / 60)))
    if (!tick.label.empty())
      painter.text({all.min.x + static_cast<float>(axis.share(tick.value)) * all.width(),
                    all.max.y + 1.2f * theme.type.small},
                   tick.label, theme.quiet, theme.type.small - 1, ui::Font::sans, ui::Align::centre);
}

}  // namespace

void draw_race(const Drawing& drawing, ui::Rect room, double networks_per_second) {
  const double expected = expected_cells(neurons_of(drawing.model.settings().size), 1);
  const float middle = room.max.y - histogram_share * room.height();
  const ui::Rect above = {room.min, {room.max.x, middle - race_gap_pt}};
  ui::PlotSpec spec = mean_spec(drawing, above, expected);
  const ui::PlotFrame plot = stage::draw_plot(drawing, above, "race", spec, race_help);
  draw_bars(drawing, plot);
  draw_level(drawing, plot, expected, "N + 1 = " + ui::integer_text(expected));
  draw_distributions(drawing, {{room.min.x, middle}, room.max}, expected, networks_per_second);
}

}  // namespace crease::count
