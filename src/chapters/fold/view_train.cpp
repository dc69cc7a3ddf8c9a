#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "chapters/fold/view_parts.h"
#include "imgui.h"
#include "ui/number_text.h"
#include "ui/screen_painter.h"
#include "ui/widgets.h"

namespace crease::fold {
namespace {

constexpr float gap_pt = 16, label_pt = 18, plot_pt = 220;
constexpr int most_ticks = 5;
constexpr const char* network_id = "train.network";
constexpr std::array<const char*, 4> ids = {"deep", "same", "enough", "solution"};
constexpr std::array<const char*, 4> short_labels = {"deep", "shallow", "wide", "exact"};

/// One network over the sawtooth it learns; a click chooses it.
void draw_runner(const Frame& frame, ui::Rect rect, std::size_t which) {
  const ui::Theme& theme = frame.theme;
  const Race& race = *frame.model.race();
  const Runner& runner = race.runners()[which];
  const bool is_chosen = static_cast<std::size_t>(frame.model.settings().chosen) == which;
  const float scale = theme.metrics.line_scale;
  ui::ScreenPainter painter;
  ui::Rect box = rect;
  const ui::Rect first = ui::take_top(box, label_pt), second = ui::take_top(box, label_pt + 2);
  ui::draw_label(painter, first, runner_labels[which], theme.text, theme.type.small,
                 is_chosen ? ui::Font::sans_bold : ui::Font::sans);
  const std::string told = runner.divergence.empty()
                               ? "error " + ui::number_text(runner.error.back(), 3) + ", pieces " +
                                     ui::integer_text(runner.pieces.back())
                               : "Training diverged.";
  ui::draw_label(painter, second, told, theme.quiet, theme.type.small);
  const ui::PlotFrame plot = {box, {0, 1}, {-0.25, 1.25}};
  draw_box(painter, theme, box);
  const nn::Samples& samples = race.samples();
  draw_curve(painter, plot, samples.x, samples.y, {theme.quiet, scale, 0});
  draw_curve(painter, plot, runner.x, runner.y, {theme.layer_colour(static_cast<int>(which)), 2 * scale, 0});
  if (is_chosen) painter.line({box.min.x, box.max.y}, box.max, {theme.accent, 2, 0});
  if (!frame.context.session.may_set(network_id)) return;
  if (ui::hot_rect(ids[which], rect) && !is_chosen)
    frame.context.commands.set(network_id, std::string(ids[which]));
}

ui::Stroke stroke_of(const Frame& frame, std::size_t which) {
  ui::Stroke stroke = {frame.theme.layer_colour(static_cast<int>(which)), 1, 0};
  const bool is_chosen = static_cast<std::size_t>(frame.model.settings().chosen) == which;
  stroke.width_pt = (is_chosen ? 2.25f : 1.25f) * frame.theme.metrics.line_scale;
  return stroke;
}

}  // namespace

void draw_runners(const Frame& frame, ui::Rect room) {
  const float width = (room.width() - gap_pt) / 2, height = (room.height() - gap_pt) / 2;
  for (std::size_t which = 0; which < 4; ++which) {
    const auto column = static_cast<float>(which % 2), row = static_cast<float>(which / 2);
    const ui::Vec corner = {room.min.x + column * (width + gap_pt), room.min.y + row * (height + gap_pt)};
    draw_runner(frame, {corner, {corner.x + width, corner.y + height}}, which);
  }
}

void draw_race(const Frame& frame, ui::Column& column) {
  const Race& race = *frame.model.race();
  const auto steps = static_cast<double>(frame.model.settings().train_steps);
  ui::PlotSpec error, pieces;
  for (std::size_t which = 0; which < 4; ++which) {
    const Runner& runner = race.runners()[which];
    error.series.push_back({short_labels[which], runner.steps, runner.error, stroke_of(frame, which)});
    pieces.series.push_back({short_labels[which], runner.steps, runner.pieces, stroke_of(frame, which)});
  }
  const std::array<double, 2> ends = {0, steps};
  const std::array<double, 2> half = {race.error_of_half(), race.error_of_half()};
  error.title = "Mean squared error";
  error.series.push_back({"½", ends, half, {frame.theme.quiet, 1, 3}});
  error.x = pieces.x = {0, steps};
  error.y = ui::axis_of(error.series, true, most_ticks);
  error.value_text = [](double value) {
    return ui::number_text(value, 2);
  };
  draw_hovered_plot(frame, column.take(plot_pt), "error", error,
                    "Over all points. The dashed line is what the constant ½ has: a network there has "
                    "learned nothing but the mean.");
  column.skip(gap_pt);
  pieces.title = "Pieces";
  pieces.y = ui::axis_of(pieces.series, true, most_ticks);
  pieces.x_label = "Steps";
  pieces.value_text = [](double value) {
    return ui::integer_text(value);
  };
  draw_hovered_plot(frame, column.take(plot_pt), "pieces", pieces,
                    "Straight pieces on the segment from 0 to 1, by the exact line algorithm. The sawtooth "
                    "has 2ᵈ.");
}

}  // namespace crease::fold
