#include "chapters/multiply/error_curve.h"

#include <cmath>
#include <limits>

#include "chapters/multiply/subject.h"
#include "core/base/real_functions.h"

namespace crease::multiply {
namespace {

constexpr int points_per_decade = 16, decades = 8;  // of lambda, from least_lambda to most_lambda
constexpr std::size_t coarsest = 8;
constexpr int fewest_of_slope = 5;
constexpr double not_computed = std::numeric_limits<double>::quiet_NaN();

bool has_folds(const Settings& settings) {
  return settings.construction == Construction::squares;
}

/// All that the curve does not depend on, as it is at first.
Settings normalised(Settings settings) {
  const Settings first;
  settings.lambda = first.lambda;
  settings.training_steps = first.training_steps;
  settings.rate = first.rate;
  settings.seed = first.seed;
  settings.zoom = first.zoom;
  settings.place = first.place;
  if (has_folds(settings)) settings.folds = first.folds;
  return settings;
}

}  // namespace

ErrorCurve::ErrorCurve(const Settings& settings)
    : settings_(normalised(settings)), factors_(factors_of(settings)), product_(product_of(factors_)) {
  if (has_folds(settings))
    for (int m = 1; m <= most_folds; ++m) x_.push_back(m);
  else
    for (int i = 0; i <= decades * points_per_decade; ++i)
      x_.push_back(crease::exp(crease::log(least_lambda) + crease::log(10.0) * i / points_per_decade));
  in_double_.assign(x_.size(), not_computed);
  in_float_.assign(x_.size(), not_computed);
  for (std::size_t step = coarsest; step > 0; step /= 2)
    for (std::size_t i = 0; i < x_.size(); i += step)
      if (step == coarsest || i % (2 * step) != 0) order_.push_back(i);
}

bool ErrorCurve::is_of(const Settings& settings) const {
  return settings_ == normalised(settings);
}

void ErrorCurve::measure(std::size_t point) {
  Settings settings = settings_;
  if (has_folds(settings))
    settings.folds = static_cast<int>(x_[point]);
  else
    settings.lambda = x_[point];
  const Result<double> value = value_of(settings, factors_, nn::Precision::float64);
  if (value) in_double_[point] = error_of(value.value(), product_);
  if (!value || has_folds(settings)) return;
  const Result<double> rough = value_of(settings, factors_, nn::Precision::float32);
  if (rough) in_float_[point] = error_of(rough.value(), product_);
}

void ErrorCurve::advance(const lab::Budget& budget) {
  while (!is_done()) {
    measure(order_[next_++]);
    if (budget.is_spent()) return;
  }
}

std::optional<double> ErrorCurve::best() const {
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < x_.size(); ++i)
    if (!std::isnan(in_double_[i]) && (!best || in_double_[i] < in_double_[*best])) best = i;
  if (!best) return std::nullopt;
  return x_[*best];
}

std::optional<double> ErrorCurve::slope(double from, double to) const {
  double n = 0, sx = 0, sy = 0, sxx = 0, sxy = 0;
  for (std::size_t i = 0; i < x_.size(); ++i) {
    if (x_[i] < from || x_[i] > to || !(in_double_[i] > 0)) continue;
    const double log_x = crease::log(x_[i]), log_error = crease::log(in_double_[i]);
    n += 1;
    sx += log_x;
    sy += log_error;
    sxx += log_x * log_x;
    sxy += log_x * log_error;
  }
  if (n < fewest_of_slope) return std::nullopt;
  return (n * sxy - sx * sy) / (n * sxx - sx * sx);
}

}  // namespace crease::multiply
