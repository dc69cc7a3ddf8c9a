#include "chapters/multiply/figure_errors.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "ui/number_text.h"

namespace crease::multiply {
namespace {

constexpr int most_y_ticks = 6, forecast_points = 97;
constexpr double least_error = 1e-17, most_error = 10;
constexpr float forecast_width = 1.25f, dash_pt = 4;

std::string value_text(double value) {
  return ui::number_text(value, 2);
}

ui::Stroke stroke_of(const ui::Theme& theme, int index) {
  ui::Stroke own = theme.series_stroke(index);
  own.dash_pt = 0;
  return own;
}

}  // namespace

ErrorPlot::ErrorPlot(const ui::Theme& theme, const Model& model)
    : theme_(theme),
      model_(model),
      has_folds_(model.settings().construction == Construction::squares),
      in_double_(known(model.curve().in_double(), model.error().value_or(ui::nowhere))),
      in_float_(known(model.curve().in_float(), model.rough_error().value_or(ui::nowhere))) {
  spec_.title = model.product() == 0 ? "Absolute error" : "Relative error";
  add_series();
  spec_.x = has_folds_ ? ui::Axis{1, most_folds} : ui::Axis{least_lambda, most_lambda, true};
  spec_.x_label = has_folds_ ? "m, folds" : "λ";
  spec_.value_text = value_text;
}

double ErrorPlot::place_now() const {
  return has_folds_ ? model_.settings().folds : model_.settings().lambda;
}

/// And the one of this moment, which need not be on the grid of the curve.
ErrorPlot::Known ErrorPlot::known(const std::vector<double>& y, double now_y) const {
  const std::vector<double>& x = model_.curve().x();
  const double now_x = place_now();
  Known points;
  const auto add = [&](double at, double value) {
    if (!std::isfinite(value)) return;
    points.x.push_back(at);
    points.y.push_back(value);
  };
  std::size_t i = 0;
  for (; i < x.size() && x[i] < now_x; ++i) add(x[i], y[i]);
  add(now_x, now_y);
  for (; i < x.size(); ++i)
    if (x[i] > now_x) add(x[i], y[i]);
  return points;
}

void ErrorPlot::add_series() {
  if (!has_folds_) spec_.series.push_back({"float32", in_float_.x, in_float_.y, stroke_of(theme_, 1)});
  spec_.series.push_back({"double", in_double_.x, in_double_.y, stroke_of(theme_, 0)});
  double smallest = 1, largest = least_error;
  for (const Known* points : {&in_double_, &in_float_})
    for (const double error : points->y) {
      smallest = std::min(smallest, std::max(error, least_error));
      largest = std::max(largest, std::min(error, most_error));
    }
  spec_.y = ui::round_axis(smallest, std::max(largest, 10 * smallest), true, most_y_ticks);
}

void ErrorPlot::draw_dashed(ui::Painter& painter, const ui::PlotFrame& plot, const Known& points,
                            ui::Colour colour) const {
  for (const std::vector<ui::Vec>& piece : ui::curve(plot, points.x, points.y))
    painter.polyline(piece, {colour, forecast_width, dash_pt});
}

/// Both branches of what is forecast.
void ErrorPlot::draw_forecast(ui::Painter& painter, const ui::PlotFrame& plot) const {
  if (!model_.forecast() || !model_.rough_forecast()) return;
  Known truncation, rounding, rough;
  for (int i = 0; i < forecast_points; ++i) {
    const double lambda = plot.x.value(i / (forecast_points - 1.0));
    for (Known* points : {&truncation, &rounding, &rough}) points->x.push_back(lambda);
    truncation.y.push_back(std::fabs(model_.forecast()->truncation(lambda)));
    rounding.y.push_back(model_.forecast()->rounding(lambda));
    rough.y.push_back(model_.rough_forecast()->rounding(lambda));
  }
  draw_dashed(painter, plot, truncation, theme_.text);
  draw_dashed(painter, plot, rounding, theme_.series_stroke(0).colour);
  draw_dashed(painter, plot, rough, theme_.series_stroke(1).colour);
}

void ErrorPlot::draw_claim(ui::Painter& painter, const ui::PlotFrame& plot) const {
  Known claim;
  for (int m = 1; m <= most_folds; ++m) {
    claim.x.push_back(m);
    claim.y.push_back(reach * reach * std::ldexp(1.0, -2 * m - 2));
  }
  draw_dashed(painter, plot, claim, theme_.text);
}

ui::PlotFrame ErrorPlot::frame(const ui::Painter& painter, ui::Rect room) const {
  return ui::plot_frame(painter, theme_, room, spec_);
}

void ErrorPlot::draw(ui::Painter& painter, ui::Rect room, double marked_x) const {
  const ui::PlotFrame plot = frame(painter, room);
  painter.push_clip(plot.inner);
  if (has_folds_)
    draw_claim(painter, plot);
  else
    draw_forecast(painter, plot);
  painter.pop_clip();
  ui::PlotSpec spec = spec_;
  spec.marked_x = marked_x;
  spec.x_label = has_folds_ ? "m = " + ui::integer_text(std::round(marked_x)) : "λ = " + value_text(marked_x);
  ui::draw_plot(painter, theme_, room, spec);
}

}  // namespace crease::multiply
