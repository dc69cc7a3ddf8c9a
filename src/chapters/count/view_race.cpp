#include <algorithm>
#include <cmath>

#include "chapters/count/view_parts.h"
#include "imgui.h"
#include "ui/colour.h"
#include "ui/number_text.h"
#include "ui/screen_painter.h"
#include "ui/widgets.h"

namespace crease::count {
namespace {

constexpr float histogram_share = 0.4f, gap_pt = 12, name_pt = 48, mean_pt = 112, least_row_pt = 16;
constexpr double shortest_s = 0.5;  ///< between two measurements of the speed
constexpr int most_y_ticks = 6;

std::string mean_text(const Tally& tally) {
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
  return ui::round_axis(expected - away, expected + away, false, most_y_ticks);
}

ui::PlotSpec mean_spec(const Frame& frame, ui::Rect room, double expected) {
  const Race& race = frame.model.race();
  ui::PlotSpec spec;
  spec.title = "Mean number of cells";
  for (std::size_t i = 0; i < race.lanes().size(); ++i) {
    const Lane& lane = race.lanes()[i];
    spec.series.push_back(
        {lane_name(lane.hidden),
         lane.networks,
         lane.mean,
         {frame.theme.layer_colour(static_cast<int>(i)), 2 * frame.theme.metrics.line_scale, 0}});
  }
  spec.x = {2, std::max(10.0, static_cast<double>(frame.model.settings().race_nets)), true};
  spec.y = mean_axis(race, expected);
  spec.x_label = "Networks";
  spec.value_text = legend_values(room, 4);
  return spec;
}

/// Every few points of the curve: bars on all of them would hide each other.
void draw_bars(ui::Painter& painter, const Frame& frame, const ui::PlotFrame& plot) {
  constexpr std::size_t apart = 8;
  const auto& lanes = frame.model.race().lanes();
  for (std::size_t i = 0; i < lanes.size(); ++i) {
    std::vector<double> x, y, error;
    for (std::size_t j = 2 * i; j < lanes[i].networks.size(); j += apart) {
      x.push_back(lanes[i].networks[j]);
      y.push_back(lanes[i].mean[j]);
      error.push_back(lanes[i].error[j]);
    }
    draw_error_bars(painter, plot, x, y, error, frame.theme.layer_colour(static_cast<int>(i)));
  }
}

void measure_speed(const Frame& frame) {
  Hands& hands = frame.hands;
  const Race& race = frame.model.race();
  const double networks = static_cast<double>(race.networks()) * static_cast<double>(depths.size());
  const double now = frame.context.time_s;
  if (hands.since_s < 0 || networks < hands.networks_then || race.is_done()) {
    hands.since_s = now;
    hands.networks_then = networks;
    return;
  }
  if (now - hands.since_s < shortest_s) return;
  hands.networks_per_second = (networks - hands.networks_then) / (now - hands.since_s);
  hands.since_s = now;
  hands.networks_then = networks;
}

/// The distribution of one depth, as high as the row at its most frequent count.
void draw_distribution(ui::Painter& painter, const Frame& frame, ui::Rect row, ui::Rect bars,
                       const ui::Axis& axis, std::size_t index) {
  const ui::Theme& theme = frame.theme;
  const Lane& lane = frame.model.race().lanes()[index];
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
  ui::draw_label(painter, {{bars.max.x + 8, row.min.y}, row.max}, mean_text(lane.tally), theme.text,
                 theme.type.small);
}

void draw_distributions(const Frame& frame, ui::Rect room, double expected) {
  const ui::Theme& theme = frame.theme;
  const auto& lanes = frame.model.race().lanes();
  ui::ScreenPainter painter;
  const ui::Rect head = ui::take_top(room, 1.75f * theme.type.small);
  ui::draw_label(painter, head, "Distribution", theme.text, theme.type.small, ui::Font::sans_bold);
  if (frame.hands.networks_per_second > 0 && !frame.model.race().is_done())
    ui::draw_label(painter, head, ui::integer_text(frame.hands.networks_per_second) + " networks per second",
                   theme.quiet, theme.type.small - 1, ui::Font::sans, ui::Align::right);
  ui::help_on_rect(theme, head, "Distribution",
                   "How many networks of each depth have how many cells, each row to its own height, and the "
                   "mean with its standard error. One layer always has exactly N + 1.");
  double least = expected, most = expected;
  for (const Lane& lane : lanes)
    if (lane.tally.networks() > 0) {
      least = std::min(least, static_cast<double>(lane.tally.least()));
      most = std::max(most, static_cast<double>(lane.tally.most()));
    }
  const ui::Axis axis = {least - 1, most + 1, false};
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
    draw_distribution(painter, frame, row, {{all.min.x, row.min.y + 4}, {all.max.x, row.max.y}}, axis, i);
  }
  for (const ui::Tick& tick : ui::ticks(axis, static_cast<int>(all.width() / 60)))
    if (!tick.label.empty())
      painter.text({all.min.x + static_cast<float>(axis.share(tick.value)) * all.width(),
                    all.max.y + 1.2f * theme.type.small},
                   tick.label, theme.quiet, theme.type.small - 1, ui::Font::sans, ui::Align::centre);
}

}  // namespace

void draw_race(const Frame& frame, ui::Rect room) {
  const double expected = expected_cells(neurons_of(frame.model.settings().size), 1);
  const float middle = room.max.y - histogram_share * room.height();
  const ui::Rect above = {room.min, {room.max.x, middle - gap_pt}};
  ui::ScreenPainter painter;
  measure_speed(frame);
  ui::PlotSpec spec = mean_spec(frame, above, expected);
  const ui::PlotFrame plot = ui::plot_frame(painter, frame.theme, above, spec);
  spec.marked_x = hovered_place("race", plot);
  ui::draw_plot(painter, frame.theme, above, spec);
  draw_bars(painter, frame, plot);
  draw_level(painter, frame, plot, expected, "N + 1 = " + ui::integer_text(expected));
  help_on_head(
      frame, above, plot, spec.title,
      "The mean over all networks so far, for each depth (layers × width), with bars of one standard "
      "error: cells are counted exactly on the whole line, from minus to plus infinity.");
  draw_distributions(frame, {{room.min.x, middle}, room.max}, expected);
}

}  // namespace crease::count
