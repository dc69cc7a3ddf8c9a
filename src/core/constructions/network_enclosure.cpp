#include "core/constructions/network_enclosure.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "core/base/check.h"
#include "core/base/interval_operations.h"
#include "core/base/real_functions.h"

namespace crease::constructions {
namespace {

using nn::Activation;

constexpr double unit = 0x1p-53;  ///< largest relative error of one rounding
/// Functions and what is made of them with a few operations: 45 units of rounding, three times what is
/// needed.
constexpr double function_error = 45 * 2 * unit, least_error = 1e-300;

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

Interval leaky(double slope, Interval z) {
  const auto at = [&](double value) {
    return value > 0 ? value : slope * value;
  };
  const Interval ends = hull(Interval{at(z.low), at(z.low)}, Interval{at(z.high), at(z.high)});
  const Interval all = z.contains(0) ? hull(ends, {0, 0}) : ends;
  return {all.low - 2 * unit * std::fabs(all.low), all.high + 2 * unit * std::fabs(all.high)};
}

/// A slope that is `below` under a bend and `above` it.
Interval bent(Interval z, double bend, double below, double above) {
  if (z.high <= bend) return {below, below};
  if (z.low >= bend) return {above, above};
  return {std::min(below, above), std::max(below, above)};
}

Enclosure activated(const nn::Layer& layer, Interval z) {
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
    case Activation::sigmoid:
      return {loosened(sigmoid(z.low), sigmoid(z.high)),
              falling_with_size([](double t) { return sigmoid(t) * sigmoid(-t); }, z)};
    case Activation::softplus:
      return {loosened(softplus(z.low), softplus(z.high)), loosened(sigmoid(z.low), sigmoid(z.high))};
    case Activation::gelu:
      break;
  }
  return {gelu_bounds(z), gelu_slope_bounds(z)};
}

bool is_one(Interval a) {
  return a == Interval{1, 1};
}
bool is_zero(Interval a) {
  return a == Interval{0, 0};
}

Interval times(Interval a, Interval b) {
  if (is_one(a)) return b;
  if (is_zero(a) || is_zero(b)) return {0, 0};
  const std::array products = {a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high};
  const auto [low, high] = std::minmax_element(products.begin(), products.end());
  return {*low - unit * std::fabs(*low) - least_error, *high + unit * std::fabs(*high) + least_error};
}

/// A sum of products, and what its roundings took away, itself with an error of the second order. Where no
/// rounding happens, as in the dyadic networks of sawtooth.h, nothing is added to the bounds: in deep
/// networks each layer would make it several times as large. Source  Ogita, Rump and Oishi 2005, "Accurate
/// sum and dot product"
class ExactSum {
 public:
  void add(double a, double b) {
    const double product = a * b, product_error = error_of_product(a, b, product);
    const double sum = sum_ + product, part = sum - sum_;
    const double sum_error = (sum_ - (sum - part)) + (product - part);
    sum_ = sum;
    lost_ += product_error + sum_error;
    lost_size_ += std::fabs(product_error) + std::fabs(sum_error);
    ++terms_;
  }

  /// At most (direction 1) or at least (-1) the exact sum.
  double bound(double direction) const {
    if (lost_size_ == 0) return sum_;
    const double slack = (2 * terms_ + 4) * unit * lost_size_ + least_error;
    const double total = sum_ + (lost_ + direction * slack);
    return total + direction * (2 * unit * std::fabs(total) + least_error);
  }

 private:
  /// a b - product, by halves of 26 bits. Source  Dekker 1971, "A floating-point technique for extending the
  /// available precision"
  static double error_of_product(double a, double b, double product) {
    constexpr double splitter = 134217729;  // 2^27 + 1
    const double a_big = splitter * a, b_big = splitter * b;
    const double a_high = a_big - (a_big - a), b_high = b_big - (b_big - b);
    const double a_low = a - a_high, b_low = b - b_high;
    return a_low * b_low - (((product - a_high * b_high) - a_low * b_high) - a_high * b_low);
  }

  double sum_ = 0, lost_ = 0, lost_size_ = 0;
  int terms_ = 0;
};

/// A sum of intervals with factors.
class Sum {
 public:
  void add(double factor, Interval a) {
    low_.add(factor, factor >= 0 ? a.low : a.high);
    high_.add(factor, factor >= 0 ? a.high : a.low);
  }
  /// Bounds; all_numbers beyond what doubles hold.
  Interval bounds() const {
    const Interval result = {low_.bound(-1), high_.bound(1)};
    return result.low <= result.high ? result : all_numbers;
  }

 private:
  ExactSum low_, high_;
};

Interval plus(Interval a, Interval b) {
  return result_of(Operation::add, a, b);
}

/// A neuron over a segment: its value in the middle, its slopes, and all its values. The values are bounded
/// twice, by those of the layer before and by the mean value theorem: the first alone forgets that neurons
/// move together, and would grow by the sizes of the weights with each layer.
struct Neuron {
  Interval middle, slope, range;
};

Interval narrowed(Interval range, Interval middle, Interval slope, Interval run) {
  if (slope == all_numbers || middle == all_numbers) return range;
  const Interval reached = plus(middle, times(slope, run));
  const Interval both = {std::max(range.low, reached.low), std::min(range.high, reached.high)};
  return both.low <= both.high ? both : range;
}

Neuron weighted_sum(const double* weight, double bias, const std::vector<Neuron>& inputs, Interval run) {
  Sum middle, slope, range;
  middle.add(bias, {1, 1});
  range.add(bias, {1, 1});
  for (const Neuron& input : inputs) {
    middle.add(*weight, input.middle);
    slope.add(*weight, input.slope);
    range.add(*weight++, input.range);
  }
  Neuron result = {middle.bounds(), slope.bounds(), range.bounds()};
  result.range = narrowed(result.range, result.middle, result.slope, run);
  return result;
}

Neuron activated(const nn::Layer& layer, const Neuron& z, Interval run) {
  const Enclosure over = activated(layer, z.range);
  Neuron result = {activated(layer, z.middle).value, times(over.slope, z.slope), over.value};
  result.range = narrowed(result.range, result.middle, result.slope, run);
  return result;
}

}  // namespace

Enclosure enclosure(const nn::Network& network, Interval x) {
  const nn::Architecture& architecture = network.architecture;
  CREASE_CHECK(architecture.input == 1 && architecture.output() == 1, "a network from R to R");
  CREASE_CHECK(std::isfinite(x.width()) && x.width() >= 0, "a segment is finite");
  const double middle = x.low + (x.high - x.low) / 2;
  const Interval run = plus(x, {-middle, -middle});
  std::vector<Neuron> before = {{{middle, middle}, {1, 1}, x}}, after;
  for (int index = 0; index < architecture.depth(); ++index) {
    const nn::Layer& layer = architecture.layers[static_cast<std::size_t>(index)];
    const double* weight = network.weight(index).data();
    after.clear();
    for (int i = 0; i < layer.width; ++i, weight += before.size()) {
      const double bias = network.bias(index)[static_cast<std::size_t>(i)];
      after.push_back(activated(layer, weighted_sum(weight, bias, before, run), run));
    }
    std::swap(before, after);
  }
  return {before[0].range, before[0].slope};
}

}  // namespace crease::constructions
