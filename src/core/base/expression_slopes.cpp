#include "core/base/expression_slopes.h"

#include <array>
#include <cmath>

#include "core/base/check.h"
#include "core/base/interval_operations.h"

namespace crease {
namespace {

using Op = Operation;

Interval negated(Interval a) {
  return {-a.high, -a.low};
}
Interval plus(Interval a, Interval b) {
  return result_of(Op::add, a, b);
}
Interval minus(Interval a, Interval b) {
  return result_of(Op::subtract, a, b);
}
Interval over(Interval a, Interval b) {
  return result_of(Op::divide, a, b);
}
bool is_zero(Interval a) {
  return a == Interval{0, 0};
}
/// What does not change has no slope, whatever it is multiplied by.
Interval times(Interval a, Interval b) {
  return is_zero(a) || is_zero(b) ? Interval{0, 0} : result_of(Op::multiply, a, b);
}
Interval square(Interval a) {
  return result_of(Op::power, a, {2, 2});
}
Interval whole(double n) {
  return {n, n};
}
Interval within(Interval a, double low, double high) {
  return {std::fmax(a.low, low), std::fmin(a.high, high)};
}

/// Constant where its value is; else it may jump.
Interval stepwise(const Enclosure& result) {
  return result.value.low == result.value.high ? Interval{0, 0} : all_numbers;
}

/// The slope of a function of one value, by the value `a` and what the function makes of it.
Interval outer_slope(Op operation, Interval a, Interval made) {
  switch (operation) {
    case Op::negate:
      return whole(-1);
    case Op::absolute:
      if (a.low >= 0 && a.high > 0) return whole(1);
      return {-1, a.high <= 0 && a.low < 0 ? -1.0 : 1.0};
    case Op::sqrt:
      return over(whole(1), times(whole(2), made));
    case Op::exp:
      return made;
    case Op::log:
      return over(whole(1), a);
    case Op::sin:
      return result_of(Op::cos, a);
    case Op::cos:
      return negated(result_of(Op::sin, a));
    case Op::tan:
      return plus(whole(1), square(made));
    case Op::atan:
      return over(whole(1), plus(whole(1), square(a)));
    case Op::tanh:
      return within(minus(whole(1), square(made)), 0, 1);
    case Op::erf:
      return times({1.1283791670955125, 1.1283791670955128}, result_of(Op::exp, negated(square(a))));
    case Op::sigmoid:
      return within(times(made, minus(whole(1), made)), 0, 0.25);
    case Op::softplus:
      return result_of(Op::sigmoid, a);
    default:
      return all_numbers;
  }
}

/// a^b: n a^(n-1) a' for a number n, else a^b (b' log a + b a' / a).
Interval power_slope(const Enclosure& a, const Enclosure& b, Interval made) {
  const bool is_number = is_zero(b.slope) && b.value.low == b.value.high;
  if (is_number) {
    const double n = b.value.low;
    if (n == 0) return {0, 0};
    // Whole numbers stay whole: other powers of negative numbers have no value.
    const bool is_whole = n == std::floor(n) && std::fabs(n) < 0x1p53;
    const Interval less = is_whole ? whole(n - 1) : minus(whole(n), whole(1));
    return times(times(whole(n), result_of(Op::power, a.value, less)), a.slope);
  }
  const Interval relative =
      plus(times(b.slope, result_of(Op::log, a.value)), times(b.value, over(a.slope, a.value)));
  return times(made, relative);
}

/// Where it is not certain which of two is taken, both slopes are possible: the functions meet there.
Interval extreme_slope(const Enclosure& a, const Enclosure& b, bool is_minimum) {
  const bool first = is_minimum ? a.value.high < b.value.low : a.value.low > b.value.high;
  const bool second = is_minimum ? b.value.high < a.value.low : b.value.low > a.value.high;
  if (first || second) return first ? a.slope : b.slope;
  return hull(a.slope, b.slope);
}

/// a - b floor(a / b), smooth while floor is constant.
Interval remainder_slope(const Enclosure& a, const Enclosure& b) {
  const Interval turns = result_of(Op::floor, over(a.value, b.value));
  if (turns.low != turns.high) return all_numbers;
  return minus(a.slope, times(turns, b.slope));
}

Interval angle_slope(const Enclosure& y, const Enclosure& x) {
  if (y.value.contains(0) && x.value.low <= 0) return all_numbers;
  return over(minus(times(x.value, y.slope), times(y.value, x.slope)),
              plus(square(x.value), square(y.value)));
}

Interval slope_of_two(Op operation, const Enclosure& a, const Enclosure& b, Interval made) {
  switch (operation) {
    case Op::add:
      return plus(a.slope, b.slope);
    case Op::subtract:
      return minus(a.slope, b.slope);
    case Op::multiply:
      return plus(times(a.slope, b.value), times(a.value, b.slope));
    case Op::divide:
      return over(minus(a.slope, times(made, b.slope)), b.value);
    case Op::power:
      return power_slope(a, b, made);
    case Op::modulo:
      return remainder_slope(a, b);
    case Op::atan2:
      return angle_slope(a, b);
    case Op::minimum:
      return extreme_slope(a, b, true);
    case Op::maximum:
      return extreme_slope(a, b, false);
    default:
      return stepwise({made, {}});
  }
}

Enclosure result(Op operation, const Enclosure& a, const Enclosure& b) {
  const bool is_of_two = operands(operation) == 2;
  const Interval made = result_of(operation, a.value, b.value);
  if (made == all_numbers) return {all_numbers, all_numbers};
  if (is_of_two) return {made, slope_of_two(operation, a, b, made)};
  if (operation == Op::sign || operation == Op::floor) return {made, stepwise({made, {}})};
  return {made, times(outer_slope(operation, a.value, made), a.slope)};
}

Enclosure choice(const Enclosure& condition, const Enclosure& yes, const Enclosure& no) {
  const Interval value = chosen(condition.value, yes.value, no.value);
  if (!is_certain(condition.value)) return {value, all_numbers};
  return {value, is_zero(condition.value) ? no.slope : yes.slope};
}

}  // namespace

Enclosure enclosure(const Expression& expression, Interval x) {
  CREASE_CHECK(std::isfinite(x.width()) && x.width() >= 0, "a segment is finite");
  CREASE_CHECK(expression.variables() == 1, "an expression in x");
  std::array<Enclosure, Expression::most_values + 1> stack;
  int top = 0;
  for (const ExpressionStep& step : expression.steps()) {
    const int count = operands(step.operation);
    top += 1 - count;
    Enclosure& a = stack[top - 1];
    if (step.operation == Op::number) a = {constant(step.number), {0, 0}};
    if (step.operation == Op::x) a = {x, {1, 1}};
    if (count == 1 || count == 2) a = result(step.operation, a, stack[top]);
    if (count == 3) a = choice(a, stack[top], stack[top + 1]);
  }
  return stack[0];
}

}  // namespace crease
