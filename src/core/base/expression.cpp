#include "core/base/expression.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/expression_parser.h"
#include "core/base/real_functions.h"

namespace crease {
namespace {

constexpr double not_a_number = __builtin_nan("");
/// Points that are computed together, so that the steps are told apart once for all of them.
constexpr int block = 16;

/// A step for one point; functions of one value leave the second alone.
using Function = double (*)(double, double);

double is(bool holds) {
  return holds ? 1 : 0;
}

/// In the order of Operation, from negate to greater_or_equal.
constexpr std::array<Function, 30> functions{
    [](double a, double) { return -a; },
    [](double a, double) { return std::fabs(a); },
    [](double a, double) { return a > 0   ? 1
                                  : a < 0 ? -1
                                          : a; },
    [](double a, double) { return std::floor(a); },
    [](double a, double) { return std::sqrt(a); },
    [](double a, double) { return exp(a); },
    [](double a, double) { return log(a); },
    [](double a, double) { return sin(a); },
    [](double a, double) { return cos(a); },
    [](double a, double) { return tan(a); },
    [](double a, double) { return atan(a); },
    [](double a, double) { return tanh(a); },
    [](double a, double) { return erf(a); },
    [](double a, double) { return sigmoid(a); },
    [](double a, double) { return softplus(a); },
    [](double a, double b) { return a + b; },
    [](double a, double b) { return a - b; },
    [](double a, double b) { return a * b; },
    [](double a, double b) { return a / b; },
    [](double a, double b) { return pow(a, b); },
    [](double a, double b) { return a - b * std::floor(a / b); },
    [](double a, double b) { return atan2(a, b); },
    // NaN in either value comes through.
    [](double a, double b) { return a < b || a != a ? a : b; },
    [](double a, double b) { return a > b || a != a ? a : b; },
    [](double a, double b) { return is(a < b); },
    [](double a, double b) { return is(a <= b); },
    [](double a, double b) { return is(a == b); },
    [](double a, double b) { return is(a != b); },
    [](double a, double b) { return is(a > b); },
    [](double a, double b) { return is(a >= b); },
};
static_assert(functions.size() ==
              std::size_t(Operation::greater_or_equal) - std::size_t(Operation::negate) + 1);

double chosen(double condition, double yes, double no) {
  if (condition != condition) return not_a_number;
  return condition != 0 ? yes : no;
}

}  // namespace

void Expression::run(const double* points, int count, double* values) const {
  std::array<std::array<double, block>, most_values> stack;
  int top = 0;  // values on the stack
  for (const ExpressionStep& step : steps_) {
    top += 1 - operands(step.operation);
    double* const a = stack[top - 1].data();
    if (step.operation == Operation::number) {
      std::fill_n(a, count, step.number);
    } else if (step.operation <= Operation::y) {
      const int column = step.operation == Operation::y ? 1 : 0;
      for (int i = 0; i < count; ++i) a[i] = points[i * variables_ + column];
    } else if (step.operation == Operation::choose) {
      for (int i = 0; i < count; ++i) a[i] = chosen(a[i], stack[top][i], stack[top + 1][i]);
    } else {
      const Function function = functions[std::size_t(step.operation) - std::size_t(Operation::negate)];
      const double* const b = operands(step.operation) == 2 ? stack[top].data() : a;
      for (int i = 0; i < count; ++i) a[i] = function(a[i], b[i]);
    }
  }
  std::copy_n(stack[0].data(), count, values);
}

Result<Expression> Expression::parse(std::string_view text, int variables) {
  CREASE_CHECK(variables == 1 || variables == 2, "an expression is of x, or of x and y");
  Result<std::vector<ExpressionStep>> steps = parse_expression(text, variables);
  if (!steps) return steps.error();
  return Expression(std::move(steps).value(), variables);
}

double Expression::at(double x, double y) const {
  const std::array<double, 2> point{x, y};
  double value = 0;
  run(point.data(), 1, &value);
  return value;
}

void Expression::evaluate(std::span<const double> points, std::span<double> values) const {
  CREASE_CHECK(points.size() == values.size() * variables_, "there is a value for every point");
  for (std::size_t i = 0; i < values.size(); i += block) {
    const auto count = static_cast<int>(std::min<std::size_t>(block, values.size() - i));
    run(points.data() + i * variables_, count, values.data() + i);
  }
}

}  // namespace crease
