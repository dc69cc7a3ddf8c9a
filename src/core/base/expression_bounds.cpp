#include "core/base/expression_bounds.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "core/base/interval_operations.h"
#include "core/base/real_functions.h"

namespace crease {
namespace {

constexpr double infinity = __builtin_huge_val();
using std::numbers::pi;
/// Functions are computed within 2.5 units. What is computed inside of the box may be as far off as what is
/// computed at its ends, in the other direction, and steps below a power of two are half a unit: 10, and
/// some.
constexpr int function_ulps = 12;

/// Outwards by so many steps, but not over 0: every operation gets the sign right.
Interval widened(Interval a, int ulps) {
  Interval wide = a;
  for (int i = 0; i < ulps; ++i)
    wide = {std::nextafter(wide.low, -infinity), std::nextafter(wide.high, infinity)};
  return {a.low >= 0 ? std::max(wide.low, 0.0) : wide.low,
          a.high <= 0 ? std::min(wide.high, 0.0) : wide.high};
}

/// Bounds that contain every one of the values; all numbers if one of them is none.
template <std::size_t count>
Interval hull(const std::array<double, count>& values) {
  Interval result{values[0], values[0]};
  for (const double value : values) {
    if (value != value) return all_numbers;
    result = {std::min(result.low, value), std::max(result.high, value)};
  }
  return result;
}

bool is_point(Interval a) {
  return a.low == a.high;
}

// --- Functions of one value ---

Interval absolute(Interval a) {
  const double low = a.contains(0) ? 0 : std::min(std::fabs(a.low), std::fabs(a.high));
  return {low, std::max(std::fabs(a.low), std::fabs(a.high))};
}

/// Whether offset + n period may lie in the interval for a whole n; yes where it is close.
bool may_contain(Interval a, double offset, double period) {
  constexpr double close = 1e-9;  // the quotients are this exact up to 1e6 periods
  return std::floor((a.high - offset) / period + close) >= std::ceil((a.low - offset) / period - close);
}

/// sine(x + quarter) for -1 <= sine <= 1 with its top at `top` + 2 n pi.
Interval wave(double (*function)(double), Interval a, double top) {
  constexpr double farthest = 1e6;  // where sin keeps its accuracy
  constexpr double out_of_range = 1e9;
  if (!(a.low >= -out_of_range && a.high <= out_of_range)) return all_numbers;
  if (!(a.low >= -farthest && a.high <= farthest)) return {-1, 1};
  Interval result = widened(hull(std::array{function(a.low), function(a.high)}), function_ulps);
  if (may_contain(a, top, 2 * pi)) result.high = 1;
  if (may_contain(a, top - pi, 2 * pi)) result.low = -1;
  return {std::max(result.low, -1.0), std::min(result.high, 1.0)};
}

Interval tangent(Interval a) {
  constexpr double farthest = 1e6;
  if (!(a.low >= -farthest && a.high <= farthest) || may_contain(a, pi / 2, pi)) return all_numbers;
  return widened({tan(a.low), tan(a.high)}, function_ulps);
}

Interval logarithm(Interval a) {
  if (!(a.low >= 0)) return all_numbers;
  return widened({log(a.low), log(a.high)}, function_ulps);
}

Interval root(Interval a) {
  if (!(a.low >= 0)) return all_numbers;
  return widened({std::sqrt(a.low), std::sqrt(a.high)}, 1);
}

Interval rising(double (*function)(double), Interval a) {
  return widened({function(a.low), function(a.high)}, function_ulps);
}

double sign_of(double a) {
  return a > 0 ? 1 : a < 0 ? -1 : 0;
}

Interval of_one(Operation operation, Interval a) {
  switch (operation) {
    case Operation::negate:
      return {-a.high, -a.low};
    case Operation::absolute:
      return absolute(a);
    case Operation::sign:
      return {sign_of(a.low), sign_of(a.high)};
    case Operation::floor:
      return {std::floor(a.low), std::floor(a.high)};
    case Operation::sqrt:
      return root(a);
    case Operation::exp:
      return rising(exp, a);
    case Operation::log:
      return logarithm(a);
    case Operation::sin:
      return wave(sin, a, pi / 2);
    case Operation::cos:
      return wave(cos, a, 0);
    case Operation::tan:
      return tangent(a);
    case Operation::atan:
      return rising(atan, a);
    case Operation::tanh:
      return rising(tanh, a);
    case Operation::erf:
      return rising(erf, a);
    case Operation::sigmoid:
      return rising(sigmoid, a);
    case Operation::softplus:
      return rising(softplus, a);
    default:
      return all_numbers;
  }
}

// --- Functions of two values ---

/// Two numbers whose product is exact have that product.
Interval product(Interval a, Interval b) {
  const double exact = a.low * b.low;
  const bool is_whole = std::fabs(exact) <= 0x1p53 && exact == std::floor(exact) &&
                        a.low == std::floor(a.low) && b.low == std::floor(b.low);
  if (is_point(a) && is_point(b) && is_whole) return {exact, exact};
  return widened(hull(std::array{a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high}), 1);
}

Interval quotient(Interval a, Interval b) {
  if (b.contains(0)) return all_numbers;
  return widened(hull(std::array{a.low / b.low, a.low / b.high, a.high / b.low, a.high / b.high}), 1);
}

/// x^n for a whole n: rising or falling on either side of 0.
Interval whole_power(Interval a, double n) {
  const bool is_even = n == 2 * std::floor(n / 2);
  if (n < 0 && a.contains(0)) return all_numbers;
  if (n == 0) return {1, 1};
  const Interval base = is_even ? absolute(a) : a;
  return widened(hull(std::array{pow(base.low, n), pow(base.high, n)}), function_ulps);
}

/// For x > 0, x^y rises or falls in each of its arguments: the extremes are at the corners.
Interval power(Interval a, Interval b) {
  if (is_point(b) && b.low == std::floor(b.low)) return whole_power(a, b.low);
  if (!(a.low >= 0) || (a.low == 0 && b.low <= 0)) return all_numbers;
  return widened(
      hull(std::array{pow(a.low, b.low), pow(a.low, b.high), pow(a.high, b.low), pow(a.high, b.high)}),
      function_ulps);
}

/// Continuous but for the cut along y = 0, x < 0, and monotonic along each edge on either side of 0.
Interval angle(Interval y, Interval x) {
  if (y.contains(0) && x.low <= 0) return widened({-pi, pi}, 1);
  return widened(hull(std::array{atan2(y.low, x.low), atan2(y.low, x.high), atan2(y.high, x.low),
                                 atan2(y.high, x.high)}),
                 function_ulps);
}

/// a - b floor(a / b), which lies between 0 and b.
Interval remainder(Interval a, Interval b) {
  const Interval ratio = quotient(a, b);
  if (ratio == all_numbers) return ratio;
  const Interval whole{std::floor(ratio.low), std::floor(ratio.high)};
  const Interval multiple = product(b, whole);
  return widened({a.low - multiple.high, a.high - multiple.low}, 1);
}

/// 1 where the comparison holds everywhere, 0 where nowhere.
Interval truth(bool holds_everywhere, bool holds_somewhere) {
  return {holds_everywhere ? 1.0 : 0.0, holds_somewhere ? 1.0 : 0.0};
}

Interval compared(Operation operation, Interval a, Interval b) {
  const bool are_same_point = is_point(a) && a == b;
  const bool may_be_equal = a.low <= b.high && b.low <= a.high;
  switch (operation) {
    case Operation::less:
      return truth(a.high < b.low, a.low < b.high);
    case Operation::less_or_equal:
      return truth(a.high <= b.low, a.low <= b.high);
    case Operation::greater:
      return truth(b.high < a.low, b.low < a.high);
    case Operation::greater_or_equal:
      return truth(b.high <= a.low, b.low <= a.high);
    case Operation::equal:
      return truth(are_same_point, may_be_equal);
    default:
      return truth(!may_be_equal, !are_same_point);
  }
}

Interval of_two(Operation operation, Interval a, Interval b) {
  switch (operation) {
    case Operation::add:
      return widened({a.low + b.low, a.high + b.high}, 1);
    case Operation::subtract:
      return widened({a.low - b.high, a.high - b.low}, 1);
    case Operation::multiply:
      return product(a, b);
    case Operation::divide:
      return quotient(a, b);
    case Operation::power:
      return power(a, b);
    case Operation::modulo:
      return remainder(a, b);
    case Operation::atan2:
      return angle(a, b);
    case Operation::minimum:
      return {std::min(a.low, b.low), std::min(a.high, b.high)};
    case Operation::maximum:
      return {std::max(a.low, b.low), std::max(a.high, b.high)};
    default:
      return compared(operation, a, b);
  }
}

}  // namespace

bool is_certain(Interval truth) {
  return truth.low > 0 || truth.high < 0 || is_point(truth);
}

Interval hull(Interval a, Interval b) {
  return {std::min(a.low, b.low), std::max(a.high, b.high)};
}

Interval chosen(Interval condition, Interval yes, Interval no) {
  if (condition == all_numbers) return all_numbers;
  if (is_certain(condition)) return condition == Interval{0, 0} ? no : yes;
  return hull(yes, no);
}

Interval constant(double number) {
  return widened({number, number}, number == std::floor(number) ? 0 : 1);
}

Interval result_of(Operation operation, Interval a, Interval b) {
  const int count = operands(operation);
  // No number in, none out; comparisons with it are false.
  const bool is_unknown = a == all_numbers || (count == 2 && b == all_numbers);
  if (is_unknown && operation < Operation::less) return all_numbers;
  const Interval result = count == 1 ? of_one(operation, a) : of_two(operation, a, b);
  return result.low <= result.high ? result : all_numbers;
}

Interval bounds(const Expression& expression, Interval x, Interval y) {
  CREASE_CHECK(std::isfinite(x.width()) && x.width() >= 0 && std::isfinite(y.width()) && y.width() >= 0,
               "a box has finite sides");
  std::array<Interval, Expression::most_values + 1> stack;  // one more, for a second value that is not used
  int top = 0;
  for (const ExpressionStep& step : expression.steps()) {
    const int count = operands(step.operation);
    top += 1 - count;
    Interval& a = stack[top - 1];
    if (step.operation == Operation::number) a = constant(step.number);
    if (step.operation == Operation::x) a = x;
    if (step.operation == Operation::y) a = y;
    if (count == 1 || count == 2) a = result_of(step.operation, a, stack[top]);
    if (count == 3) a = chosen(a, stack[top], stack[top + 1]);
  }
  return stack[0];
}

}  // namespace crease
