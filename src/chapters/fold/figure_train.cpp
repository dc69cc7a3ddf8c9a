#include <array>
#include <string>
#include <vector>

#include "chapters/fold/figure_experiment.h"
#include "ui/column.h"
#include "ui/label.h"
#include "ui/number_text.h"

namespace crease::fold {
namespace {

constexpr float train_gap_pt = 16, train_label_pt = 18;
constexpr int train_most_ticks = 5;
constexpr std::array<const char*, 4> short_labels = {"deep", "shallow", "wide", "exact"};

/// One network over the sawtooth it learns.
void draw_runner(const Drawing& drawing, ui::Rect rect, std::size_t which) {
  const ui::Theme& theme = drawing.theme;
  const Race& race = *drawing.model.race();
  const Runner& runner = race.runners()[which];
  const bool is_chosen = static_cast<std::size_t>(drawing.model.settings().chosen) == which;
  const float scale = theme.metrics.line_scale;
  ui::Rect box = rect;
  const ui::Rect first = ui::take_top(box, train_label_pt), second = ui::take_top(box, train_label_pt + 2);
  ui::draw_label(drawing.painter, first, runner_labels[which], theme.text, theme.type.small,
                 is_chosen ? ui::Font::sans_bold : ui::Font::sans);
  const std::string told = runner.divergence.empty()
                               ? "error " + ui::number_text(runner.error.back(), 3) + ", pieces " +
                                     ui::integer_text(runner.pieces.back())
                               : "Training diverged.";
  ui::draw_label(drawing.painter, second, told, theme.quiet, theme.type.small);
  const ui::PlotFrame plot = {box, {0, 1}, {-0.25, 1.25}};
  stage::draw_box(drawing, box);
  const nn::Samples& samples = race.samples();
  draw_curve(drawing.painter, plot, samples.x, samples.y, {theme.quiet, scale, 0});
  draw_curve(drawing.painter, plot, runner.x, runner.y,
             {theme.layer_colour(static_cast<int>(which)), 2 * scale, 0});
  if (is_chosen && drawing.onlooker.has_hands())
    drawing.painter.line({box.min.x, box.max.y}, box.max, {theme.accent, 2, 0});
}

ui::Stroke stroke_of(const Drawing& drawing, std::size_t which) {
  const bool is_chosen = static_cast<std::size_t>(drawing.model.settings().chosen) == which;
  return drawing.theme.curve_stroke(static_cast<int>(which), is_chosen ? 2.25f : 1.25f);
}

}  // namespace

std::array<ui::Rect, 4> arrange_runners(ui::Rect room) {
  const float width = (room.width() - train_gap_pt) / 2, height = (room.height() - train_gap_pt) / 2;
  std::array<ui::Rect, 4> rects;
  for (std::size_t which = 0; which < 4; ++which) {
    const auto column = static_cast<float>(which % 2), row = static_cast<float>(which / 2);
    const ui::Vec corner = {room.min.x + column * (width + train_gap_pt),
                            room.min.y + row * (height + train_gap_pt)};
    rects[which] = {corner, {corner.x + width, corner.y + height}};
  }
  return rects;
}

void draw_runners(const Drawing& drawing, ui::Rect room) {
  const std::array<ui::Rect, 4> rects = arrange_runners(room);
  for (std::size_t which = 0; which < rects.size(); ++which) {
    drawing.painter.begin_group("network");
    draw_runner(drawing, rects[which], which);
    drawing.painter.end_group();
  }
}

void draw_race(const Drawing& drawing, ui::Rect room) {
  const Race& race = *drawing.model.race();
  const auto steps = static_cast<double>(drawing.model.settings().train_steps);
  ui::Rect above = room;
  const ui::Rect below = ui::take_bottom(above, (room.height() - train_gap_pt) / 2);
  above.max.y -= train_gap_pt;
  ui::PlotSpec error, pieces;
  for (std::size_t which = 0; which < 4; ++which) {
    const Runner& runner = race.runners()[which];
    error.series.push_back({short_labels[which], runner.steps, runner.error, stroke_of(drawing, which)});
    pieces.series.push_back({short_labels[which], runner.steps, runner.pieces, stroke_of(drawing, which)});
  }
  const std::array<double, 2> ends = {0, steps};
  const std::array<double, 2> half = {race.error_of_half(), race.error_of_half()};
  error.title = "Mean squared error";
  error.series.push_back({"½", ends, half, {drawing.theme.quiet, 1, 3}});
  error.x = pieces.x = {0, steps};
  error.y = ui::axis_of(error.series, true, train_most_ticks);
  error.value_text = [](double value) {
    return ui::number_text(value, 2);
  };
  stage::draw_plot(drawing, above, "error", error,
                   "Over all points. The dashed line is what the constant ½ has: a network there has "
                   "learned nothing but the mean.");
  pieces.title = "Pieces";
  pieces.y = ui::axis_of(pieces.series, true, train_most_ticks);
  pieces.x_label = "Steps";
  pieces.value_text = [](double value) {
    return ui::integer_text(value);
  };
  stage::draw_plot(drawing, below, "pieces", pieces,
                   "Straight pieces on the segment from 0 to 1, by the exact line algorithm. The sawtooth "
                   "has 2ᵈ.");
}

}  // namespace crease::fold
