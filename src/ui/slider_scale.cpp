#include "ui/slider_scale.h"

#include <algorithm>
#include <cmath>

namespace crease::ui {
namespace {

constexpr double longest_hard_range = 1000, longest_stepper = 16;
constexpr double slider_steps = 100;  ///< round values along a slider, about
constexpr double log_steps_per_decade = 10;

struct Range {
  double low, high;
  bool is_logarithmic;
};

bool has_soft_range(const lab::Parameter& parameter) {
  return parameter.soft_min < parameter.soft_max;
}

Range range_of(const lab::Parameter& parameter) {
  const double low = has_soft_range(parameter) ? parameter.soft_min : parameter.min;
  const double high = has_soft_range(parameter) ? parameter.soft_max : parameter.max;
  return {low, high, parameter.is_logarithmic && low > 0};
}

bool is_integer(const lab::Parameter& parameter) {
  return parameter.type == lab::ParameterType::integer;
}

/// The nearest multiple of a power of ten, such that `range` has about slider_steps or more of them.
double rounded_linear(double value, double range) {
  const double unit = std::pow(10.0, std::floor(std::log10(range / slider_steps) + 1e-9));
  const double count = std::round(value / unit);
  return unit < 1 ? count / std::round(1 / unit) : count * unit;
}

double rounded_logarithmic(double value) {
  const double exponent = std::floor(std::log10(std::fabs(value)));
  return exponent >= 1 ? std::round(value / std::pow(10.0, exponent - 1)) * std::pow(10.0, exponent - 1)
                       : std::round(value * std::pow(10.0, 1 - exponent)) / std::pow(10.0, 1 - exponent);
}

double rounded(const lab::Parameter& parameter, const Range& range, double value) {
  if (is_integer(parameter)) return std::round(value);
  return range.is_logarithmic ? rounded_logarithmic(value) : rounded_linear(value, range.high - range.low);
}

}  // namespace

bool has_slider(const lab::Parameter& parameter) {
  return has_soft_range(parameter) || parameter.max - parameter.min <= longest_hard_range;
}

bool has_stepper(const lab::Parameter& parameter) {
  if (!is_integer(parameter)) return false;
  const Range range = range_of(parameter);
  return !has_slider(parameter) || (!range.is_logarithmic && range.high - range.low <= longest_stepper);
}

double slider_share(const lab::Parameter& parameter, double value) {
  const Range range = range_of(parameter);
  const double inside = std::clamp(value, range.low, range.high);
  if (!range.is_logarithmic) return (inside - range.low) / (range.high - range.low);
  return std::log(inside / range.low) / std::log(range.high / range.low);
}

double slider_value(const lab::Parameter& parameter, double share) {
  const Range range = range_of(parameter);
  if (share <= 0) return range.low;
  if (share >= 1) return range.high;
  const double value = range.is_logarithmic ? range.low * std::pow(range.high / range.low, share)
                                            : range.low + share * (range.high - range.low);
  return std::clamp(rounded(parameter, range, value), range.low, range.high);
}

double stepped_value(const lab::Parameter& parameter, double value, int direction) {
  const Range range = range_of(parameter);
  const double factor = std::pow(10.0, direction / log_steps_per_decade);
  double next =
      range.is_logarithmic
          ? value * factor
          : value + direction * (is_integer(parameter) ? 1 : (range.high - range.low) / slider_steps);
  next = rounded(parameter, range, next);
  if (is_integer(parameter) && next == value) next += direction;
  return std::clamp(next, parameter.min, parameter.max);
}

}  // namespace crease::ui
