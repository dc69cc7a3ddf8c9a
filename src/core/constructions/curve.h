#pragma once

#include <optional>
#include <span>

#include "core/base/expression.h"
#include "core/base/expression_slopes.h"
#include "core/constructions/knots.h"

namespace crease::constructions {

/// A function of one number that a network is to follow: a formula, or a broken line, which is constant
/// beyond its ends.
class Curve {
 public:
  /// Needs   a formula in one variable   (CHECKed)
  Curve(Expression formula);  // NOLINT(google-explicit-constructor): a formula is a curve as it stands
  /// Needs   two or more points, x ascending, all finite   (CHECKed)
  explicit Curve(BrokenLine line);

  /// The broken line through heights at equal distances over a segment.
  /// Needs   two or more heights, finite; begin < end   (CHECKed)
  static Curve through(std::span<const double> heights, double begin, double end);

  /// The value; NaN where a formula has none.
  double at(double x) const;
  /// Bounds of values and slopes over a segment, as crease::enclosure gives them: both the exact function and
  /// what `at` computes lie within them. Needs   low <= high, finite   (CHECKed)
  Enclosure over(Interval x) const;
  /// Where it bends; empty for formulas.
  std::span<const double> knots() const { return line_.x; }

 private:
  std::size_t piece_at(double x) const;
  Interval slope_of(std::size_t piece) const;
  Interval value_at(double x) const;

  std::optional<Expression> formula_;
  BrokenLine line_;
};

}  // namespace crease::constructions
