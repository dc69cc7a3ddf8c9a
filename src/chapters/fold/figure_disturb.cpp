#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "chapters/fold/figure_experiment.h"
#include "ui/column.h"
#include "ui/number_text.h"

namespace crease::fold {
namespace {

constexpr float change_share = 0.32f, gap_pt = 12;
constexpr int most_ticks = 5;

std::string value_text(double value) {
  return ui::number_text(value, 3);
}

ui::Axis window_of(const Model& model) {
  return {model.settings().zoom_begin, zoom_end(model.settings())};
}

/// What a change of epsilon does, at each epsilon of the curve.
struct DamageCurves {
  std::vector<double> epsilon, crossings, pieces, change, slope;
};

DamageCurves curves_of(const Disturbance& disturbance) {
  DamageCurves curves;
  const double steepest = disturbance.whole().pieces;
  for (const Damage& damage : disturbance.curve()) {
    curves.epsilon.push_back(damage.epsilon);
    curves.crossings.push_back(damage.crossings);
    curves.pieces.push_back(damage.pieces);
    curves.change.push_back(damage.sup_change);
    curves.slope.push_back(damage.epsilon * steepest);
  }
  return curves;
}

ui::PlotSpec spec_over_epsilon(const char* title, std::vector<ui::Series> series, bool is_logarithmic) {
  ui::PlotSpec spec;
  spec.title = title;
  spec.series = std::move(series);
  spec.x = {std::ldexp(1, -20), 1, true};
  spec.y = ui::axis_of(spec.series, is_logarithmic, most_ticks);
  spec.x_label = "ε";
  spec.value_text = value_text;
  return spec;
}

}  // namespace

void draw_disturbed(const Drawing& drawing, ui::Rect room) {
  const ui::Theme& theme = drawing.theme;
  const Disturbance& disturbance = *drawing.model.disturbance();
  const Graphs& graphs = disturbance.graphs();
  const float scale = theme.metrics.line_scale, thin = graphs.x.size() > 400 ? 0.5f : 1.0f;
  ui::Rect above = room;
  const ui::Rect below = ui::take_bottom(above, change_share * room.height());
  above.max.y -= gap_pt;
  ui::PlotSpec both;
  both.title = "Before and after";
  both.series = {{"before", graphs.before_x, graphs.before, {theme.quiet, 1.5f * scale * thin, 0}},
                 {"after", graphs.after_x, graphs.after, {theme.accent, 2 * scale * thin, 0}}};
  both.x = window_of(drawing.model);
  both.y = ui::axis_of(both.series, false, most_ticks);
  both.value_text = value_text;
  stage::draw_plot(drawing, above, "both", both,
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
  stage::draw_plot(drawing, below, "change", change,
                   "How far the function has moved. It is largest at a corner of either line, so the "
                   "largest change is exact.");
}

void draw_damage(const Drawing& drawing, ui::Rect room) {
  const ui::Theme& theme = drawing.theme;
  ui::Rect above = room;
  const ui::Rect below = ui::take_bottom(above, (room.height() - gap_pt) / 2);
  above.max.y -= gap_pt;
  const DamageCurves curves = curves_of(*drawing.model.disturbance());
  const float scale = theme.metrics.line_scale;
  ui::PlotSpec left =
      spec_over_epsilon("What is left",
                        {{"crossings of ½", curves.epsilon, curves.crossings, {theme.accent, 2 * scale, 0}},
                         {"pieces", curves.epsilon, curves.pieces, {theme.quiet, 1.5f * scale, 0}}},
                        false);
  left.y.begin = 0;
  left.value_text = [](double value) {
    return ui::integer_text(value);
  };
  stage::draw_plot(drawing, above, "left", left,
                   "A tooth crosses the height ½ twice. Pieces may stay, or become more, while teeth no "
                   "longer reach through.");
  ui::PlotSpec sup =
      spec_over_epsilon("Largest change",
                        {{"change", curves.epsilon, curves.change, {theme.warning, 2 * scale, 0}},
                         {"2ᵈε", curves.epsilon, curves.slope, {theme.quiet, 1.5f * scale, 4}}},
                        true);
  stage::draw_plot(drawing, below, "sup", sup,
                   "Both axes are logarithmic. The number of pieces, which is the slope of the sawtooth, "
                   "multiplies what a weight of the first layer does.");
}

}  // namespace crease::fold
