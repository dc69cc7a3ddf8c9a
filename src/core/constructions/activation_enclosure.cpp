#include "core/constructions/activation_enclosure.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/interval_operations.h"
#include "core/base/real_functions.h"
#include "core/constructions/exact_sum.h"

namespace crease::constructions {
namespace {

using nn::Activation;

/// Functions and what is made of them with a few operations: 45 units of rounding, three times what is
/// needed.
constexpr double function_error = 45 * 2 * unit_roundoff;

constexpr double root_two = 1.41421356237309504880;
/// GELU falls until here and rises from here on, and what it is there, rounded down.
constexpr double gelu_bottom = -0.75179157, gelu_bottom_width = 1e-7, gelu_least = -0.16997121;

Interval loosened(double low, double high) {
  return {low - function_error * std::fabs(low) - least_error,
          high + function_error * std::fabs(high) + least_error};
}

/// From the smallest to the largest of some values of a function.
template <std::size_t count>
Interval spanned(const std::array<double, count>& values) {
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  return loosened(*low, *high);
}

double gelu(double z) {
  return z * (1 + erf(z / root_two)) / 2;
}
double gelu_slope(double z) {
  return (1 + erf(z / root_two)) / 2 + z * 0.39894228040143267794 * exp(-z * z / 2);
}

/// An even function that falls with |z|: its values between the nearest and the farthest place from 0.
Interval falling_with_size(double (*function)(double), Interval z) {
  const double nearest = z.contains(0) ? 0 : std::min(std::fabs(z.low), std::fabs(z.high));
  const double farthest = std::max(std::fabs(z.low), std::fabs(z.high));
  const Interval result = loosened(function(farthest), function(nearest));
  return {std::max(result.low, 0.0), result.high};
}

Interval gelu_bounds(Interval z) {
  Interval result = spanned(std::array{gelu(z.low), gelu(z.high)});
  const bool has_bottom =
      z.low <= gelu_bottom + gelu_bottom_width && z.high >= gelu_bottom - gelu_bottom_width;
  if (has_bottom) result.low = gelu_least;
  return result;
}

Interval gelu_slope_bounds(Interval z) {
  Interval result = spanned(std::array{gelu_slope(z.low), gelu_slope(z.high)});
  for (const double turn : {-root_two, root_two})  // of the slope
    if (z.low <= turn + function_error && z.high >= turn - function_error)
      result = hull(result, spanned(std::array{gelu_slope(turn)}));
  return result;
}

/// Beyond this a sigmoid is 0 or 1, and its slope 0, but for less than `saturated_error`.
constexpr double saturated = 38, saturated_error = 0x1p-53;

Interval sigmoid_bounds(Interval z) {
  if (z.low >= saturated) return {1 - saturated_error, 1};
  if (z.high <= -saturated) return {0, saturated_error};
  return loosened(sigmoid(z.low), sigmoid(z.high));
}

/// s (1 - s), largest where s is a half, by bounds of s.
Interval sigmoid_slope_bounds(Interval s) {
  const auto at = [](double value) {
    return std::max(0.0, value * (1 - value));
  };
  const double high = s.contains(0.5) ? 0.25 : std::max(at(s.low), at(s.high));
  return {std::max(0.0, std::min(at(s.low), at(s.high)) - 4 * unit_roundoff), high + 4 * unit_roundoff};
}

Interval leaky(double slope, Interval z) {
  const auto at = [&](double value) {
    return value > 0 ? value : slope * value;
  };
  const Interval ends = hull(Interval{at(z.low), at(z.low)}, Interval{at(z.high), at(z.high)});
  const Interval all = z.contains(0) ? hull(ends, {0, 0}) : ends;
  return {all.low - 2 * unit_roundoff * std::fabs(all.low),
          all.high + 2 * unit_roundoff * std::fabs(all.high)};
}

/// A slope that is `below` under a bend and `above` it.
Interval bent(Interval z, double bend, double below, double above) {
  if (z.high <= bend) return {below, below};
  if (z.low >= bend) return {above, above};
  return {std::min(below, above), std::max(below, above)};
}

}  // namespace

Enclosure activation_bounds(const nn::Layer& layer, Interval z) {
  switch (layer.activation) {
    case Activation::linear:
      return {z, {1, 1}};
    case Activation::relu:
      return {{std::max(z.low, 0.0), std::max(z.high, 0.0)}, bent(z, 0, 0, 1)};
    case Activation::leaky_relu:
      return {leaky(layer.negative_slope, z), bent(z, 0, layer.negative_slope, 1)};
    case Activation::hard_tanh:
      return {{std::clamp(z.low, -1.0, 1.0), std::clamp(z.high, -1.0, 1.0)},
              z.low >= -1   ? bent(z, 1, 1, 0)
              : z.high <= 1 ? bent(z, -1, 0, 1)
                            : Interval{0, 1}};
    case Activation::tanh:
      return {loosened(tanh(z.low), tanh(z.high)),
              falling_with_size([](double t) { return sigmoid(2 * t) * sigmoid(-2 * t) * 4; }, z)};
    case Activation::sigmoid: {
      const Interval value = sigmoid_bounds(z);
      return {value, sigmoid_slope_bounds(value)};
    }
    case Activation::softplus:
      return {loosened(softplus(z.low), softplus(z.high)), loosened(sigmoid(z.low), sigmoid(z.high))};
    case Activation::gelu:
      break;
  }
  return {gelu_bounds(z), gelu_slope_bounds(z)};
}

std::span<const double> levels_of_bends(Activation activation) {
  static constexpr std::array relu_levels = {0.0};
  static constexpr std::array hard_tanh_levels = {-1.0, 1.0};
  if (activation == Activation::relu || activation == Activation::leaky_relu) return relu_levels;
  if (activation == Activation::hard_tanh) return hard_tanh_levels;
  return {};
}

std::span<const double> levels_of_turns(Activation activation) {
  static constexpr std::array sigmoid_levels = {-saturated, saturated};
  static constexpr std::array tanh_levels = {-saturated / 2, saturated / 2};
  static constexpr std::array gelu_levels = {-saturated / 4, saturated / 4};
  if (activation == Activation::sigmoid || activation == Activation::softplus) return sigmoid_levels;
  if (activation == Activation::tanh) return tanh_levels;
  if (activation == Activation::gelu) return gelu_levels;
  return levels_of_bends(activation);
}

}  // namespace crease::constructions
