#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "chapters/multiply/view_parts.h"
#include "imgui.h"
#include "ui/number_text.h"
#include "ui/plot.h"
#include "ui/screen_painter.h"
#include "ui/widgets.h"

namespace crease::multiply {
namespace {

constexpr int most_y_ticks = 6, forecast_points = 97;
constexpr double least_error = 1e-17, most_error = 10;
constexpr float forecast_width = 1.25f, dash_pt = 4;
constexpr const char* lambda_help =
    "The error at these factors against λ, both on logarithmic axes, measured in double and in float32. "
    "Dashed: what "
    "the Taylor series leaves, λ² times a factor that is known, and what rounding leaves, growing as λ "
    "becomes "
    "smaller. Drag to choose λ.";
constexpr const char* folds_help =
    "The error at these factors for each number of folds. Dashed: the largest error of one product, a "
    "quarter for each "
    "further fold. Drag to choose the number of folds.";

/// Points that are known.
struct Known {
  std::vector<double> x, y;
};

/// And the one of this moment, which need not be on the grid of the curve.
Known known(const std::vector<double>& x, const std::vector<double>& y, double now_x, double now_y) {
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

bool has_folds(const Model& model) {
  return model.settings().construction == Construction::squares;
}

double place_now(const Model& model) {
  return has_folds(model) ? model.settings().folds : model.settings().lambda;
}

std::string value_text(double value) {
  return ui::number_text(value, 2);
}

ui::PlotSpec spec_of(const Frame& frame, const Known& in_double, const Known& in_float) {
  const Model& model = frame.model;
  ui::PlotSpec spec;
  const bool is_absolute = model.product() == 0;
  spec.title = is_absolute ? "Absolute error" : "Relative error";
  const auto stroke = [&](int index) {
    ui::Stroke own = frame.theme.series_stroke(index);
    own.dash_pt = 0;
    return own;
  };
  if (!has_folds(model)) spec.series.push_back({"float32", in_float.x, in_float.y, stroke(1)});
  spec.series.push_back({"double", in_double.x, in_double.y, stroke(0)});
  double smallest = 1, largest = least_error;
  for (const Known* points : {&in_double, &in_float})
    for (const double error : points->y) {
      smallest = std::min(smallest, std::max(error, least_error));
      largest = std::max(largest, std::min(error, most_error));
    }
  spec.x = has_folds(model) ? ui::Axis{1, most_folds} : ui::Axis{least_lambda, most_lambda, true};
  spec.y = ui::round_axis(smallest, std::max(largest, 10 * smallest), true, most_y_ticks);
  spec.value_text = value_text;
  return spec;
}

void draw_dashed(ui::Painter& painter, const ui::PlotFrame& plot, const Known& points, ui::Colour colour) {
  for (const std::vector<ui::Vec>& piece : ui::curve(plot, points.x, points.y))
    painter.polyline(piece, {colour, forecast_width, dash_pt});
}

/// Both branches of what is forecast.
void draw_forecast(ui::Painter& painter, const Frame& frame, const ui::PlotFrame& plot) {
  const Model& model = frame.model;
  if (!model.forecast() || !model.rough_forecast()) return;
  Known truncation, rounding, rough;
  for (int i = 0; i < forecast_points; ++i) {
    const double lambda = plot.x.value(i / (forecast_points - 1.0));
    for (Known* points : {&truncation, &rounding, &rough}) points->x.push_back(lambda);
    truncation.y.push_back(std::fabs(model.forecast()->truncation(lambda)));
    rounding.y.push_back(model.forecast()->rounding(lambda));
    rough.y.push_back(model.rough_forecast()->rounding(lambda));
  }
  draw_dashed(painter, plot, truncation, frame.theme.text);
  draw_dashed(painter, plot, rounding, frame.theme.series_stroke(0).colour);
  draw_dashed(painter, plot, rough, frame.theme.series_stroke(1).colour);
}

void draw_claim(ui::Painter& painter, const Frame& frame, const ui::PlotFrame& plot) {
  Known claim;
  for (int m = 1; m <= most_folds; ++m) {
    claim.x.push_back(m);
    claim.y.push_back(reach * reach * std::ldexp(1.0, -2 * m - 2));
  }
  draw_dashed(painter, plot, claim, frame.theme.text);
}

void choose(const Frame& frame, double place) {
  const lab::Session& session = frame.context.session;
  if (!ImGui::IsItemActive()) return;
  if (has_folds(frame.model)) {
    const auto wanted = static_cast<std::int64_t>(std::clamp(std::llround(place), 1LL, 1LL * most_folds));
    if (session.may_set("network.folds") && wanted != frame.model.settings().folds)
      frame.context.commands.set("network.folds", wanted);
    return;
  }
  const double wanted = std::clamp(place, least_lambda, most_lambda);
  if (session.may_set("network.lambda") && wanted != frame.model.settings().lambda)
    frame.context.commands.set("network.lambda", wanted);
}

}  // namespace

void draw_errors(const Frame& frame, ui::Rect room) {
  const Model& model = frame.model;
  const ErrorCurve& curve = model.curve();
  const Known in_double =
      known(curve.x(), curve.in_double(), place_now(model), model.error().value_or(ui::nowhere));
  const Known in_float =
      known(curve.x(), curve.in_float(), place_now(model), model.rough_error().value_or(ui::nowhere));
  ui::PlotSpec spec = spec_of(frame, in_double, in_float);
  spec.x_label = has_folds(model) ? "m, folds" : "λ";
  ui::ScreenPainter painter;
  const ui::PlotFrame plot = ui::plot_frame(painter, frame.theme, room, spec);
  ui::drag_area("errors", plot.inner);
  const double place = plot.x_at(ImGui::GetMousePos().x);
  choose(frame, place);
  spec.marked_x = ImGui::IsItemHovered() ? place : place_now(model);
  spec.x_label = std::string(has_folds(model) ? "m = " : "λ = ") + value_text(spec.marked_x);
  if (has_folds(model)) spec.x_label = "m = " + ui::integer_text(std::round(spec.marked_x));
  painter.push_clip(plot.inner);
  if (has_folds(model))
    draw_claim(painter, frame, plot);
  else
    draw_forecast(painter, frame, plot);
  painter.pop_clip();
  ui::draw_plot(painter, frame.theme, room, spec);
  ui::help_on_rect(frame.theme, {room.min, {room.max.x, plot.inner.min.y}}, spec.title,
                   has_folds(model) ? folds_help : lambda_help);
}

}  // namespace crease::multiply
