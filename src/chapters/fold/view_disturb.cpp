#include <algorithm>
#include <cmath>
#include <vector>

#include "chapters/fold/view_parts.h"
#include "ui/number_text.h"
#include "ui/screen_painter.h"
#include "ui/widgets.h"

namespace crease::fold {
namespace {

constexpr float change_share = 0.32f, gap_pt = 12, plot_pt = 210;
constexpr int most_ticks = 5;

std::string value_text(double value) {
  return ui::number_text(value, 3);
}

ui::Axis window_of(const Model& model) {
  return {model.settings().zoom_begin, zoom_end(model.settings())};
}

}  // namespace

void draw_disturbed(const Frame& frame, ui::Rect room) {
  const ui::Theme& theme = frame.theme;
  const Disturbance& disturbance = *frame.model.disturbance();
  const Graphs& graphs = disturbance.graphs();
  const float scale = theme.metrics.line_scale, thin = graphs.x.size() > 400 ? 0.5f : 1.0f;
  ui::Rect above = room;
  const ui::Rect below = ui::take_bottom(above, change_share * room.height());
  above.max.y -= gap_pt;
  ui::PlotSpec both;
  both.title = "Before and after";
  both.series = {{"before", graphs.before_x, graphs.before, {theme.quiet, 1.5f * scale * thin, 0}},
                 {"after", graphs.after_x, graphs.after, {theme.accent, 2 * scale * thin, 0}}};
  both.x = window_of(frame.model);
  both.y = ui::axis_of(both.series, false, most_ticks);
  both.value_text = value_text;
  draw_hovered_plot(frame, above, "both", both,
                    "The network before the weight moves, and after. Both are broken lines, drawn corner by "
                    "corner.");
  ui::PlotSpec change;
  change.title = "Change";
  change.series = {{"|after − before|", graphs.x, graphs.change, {theme.warning, 1.5f * scale * thin, 0}}};
  change.x = both.x;
  change.y = ui::axis_of(change.series, false, most_ticks);
  change.y.begin = 0;
  change.x_label = "x";
  change.value_text = value_text;
  draw_hovered_plot(frame, below, "change", change,
                    "How far the function has moved. It is largest at a corner of either line, so the "
                    "largest change is exact.");
}

void draw_damage(const Frame& frame, ui::Column& column) {
  const ui::Theme& theme = frame.theme;
  const Disturbance& disturbance = *frame.model.disturbance();
  std::vector<double> epsilon, crossings, pieces, change, slope;
  const double steepest = disturbance.whole().pieces;
  for (const Damage& damage : disturbance.curve()) {
    epsilon.push_back(damage.epsilon);
    crossings.push_back(damage.crossings);
    pieces.push_back(damage.pieces);
    change.push_back(damage.sup_change);
    slope.push_back(damage.epsilon * steepest);
  }
  const float scale = theme.metrics.line_scale;
  ui::PlotSpec left;
  left.title = "What is left";
  left.series = {{"crossings of ½", epsilon, crossings, {theme.accent, 2 * scale, 0}},
                 {"pieces", epsilon, pieces, {theme.quiet, 1.5f * scale, 0}}};
  left.x = {std::ldexp(1, -20), 1, true};
  left.y = ui::axis_of(left.series, false, most_ticks);
  left.y.begin = 0;
  left.x_label = "ε";
  left.value_text = [](double value) {
    return ui::integer_text(value);
  };
  draw_hovered_plot(frame, column.take(plot_pt), "left", left,
                    "A tooth crosses the height ½ twice. Pieces may stay, or become more, while teeth no "
                    "longer reach through.");
  column.skip(gap_pt);
  ui::PlotSpec sup;
  sup.title = "Largest change";
  sup.series = {{"change", epsilon, change, {theme.warning, 2 * scale, 0}},
                {"2ᵈε", epsilon, slope, {theme.quiet, 1.5f * scale, 4}}};
  sup.x = left.x;
  sup.y = ui::axis_of(sup.series, true, most_ticks);
  sup.x_label = "ε";
  sup.value_text = value_text;
  draw_hovered_plot(frame, column.take(plot_pt), "sup", sup,
                    "Both axes are logarithmic. The number of pieces, which is the slope of the sawtooth, "
                    "multiplies what a weight of the first layer does.");
}

}  // namespace crease::fold
