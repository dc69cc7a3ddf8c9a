#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/base/expression_program.h"
#include "core/base/result.h"

namespace crease {

/// A formula in x, or in x and y, as a person types it: "sin(3x) + y^2", "|x|", "2*pi*x", "exp(-x²)",
/// "if(x<y, 1, 0)".
///
///   numbers     1, 0.5, .5, 2e-3; also 0,5 outside of the brackets of functions
///   names       x and y (also x1 and x2, x₁ and x₂), pi, π, e; capital letters are the same as small ones
///   operators   + - * / ^ (also **, ², ·, ×, ÷, −), < <= > >= = !=, which give 1 or 0; a < b < c is both
///   order       ^ from the right and before the sign: -x^2 = -(x^2); a product may leave out its sign, and
///   is
///               read from the left all the same: 1/2x = x/2
///   functions   abs sign floor ceil sqrt exp log (natural; ln) sin cos tan atan atan2 tanh erf sigmoid
///   softplus
///               relu step (1 from 0 on) pow mod min max (any number of values) if(condition, then, else)
///
/// Where a formula has no value (log(-1), 0/0) the value is NaN.
class Expression {
 public:
  static constexpr int longest = 1000;  ///< characters
  static constexpr int deepest = 50;    ///< brackets and signs inside one another
  static constexpr int most_steps = 2000;
  static constexpr int most_values = 160;  ///< at once on the stack

  /// Error: the column, from 1, and what would be right there: "column 5: a closing bracket is missing".
  /// Needs variables 1 (x alone) or 2   (CHECKed)
  static Result<Expression> parse(std::string_view text, int variables = 2);

  /// The value at one point; the same bits everywhere.
  double at(double x, double y = 0) const;
  /// The values at many points.
  /// Shape  points (n, variables) row-major -> values (n)   (CHECKed)
  /// Cost   per point and step a function call, and what the function costs
  void evaluate(std::span<const double> points, std::span<double> values) const;

  int variables() const { return variables_; }
  /// The program, for a stack.
  std::span<const ExpressionStep> steps() const { return steps_; }

 private:
  Expression(std::vector<ExpressionStep> steps, int variables)
      : steps_(std::move(steps)), variables_(variables) {}
  void run(const double* points, int count, double* values) const;

  std::vector<ExpressionStep> steps_;
  int variables_;
};

}  // namespace crease
