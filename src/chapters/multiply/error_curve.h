#pragma once

#include <optional>
#include <vector>

#include "chapters/multiply/settings.h"
#include "lab/chapter.h"

namespace crease::multiply {

/// The error at the factors of the settings against lambda, or against the folds of the squares: every point
/// is a network that is evaluated. In slices, from coarse to fine; the same however it is sliced.
class ErrorCurve {
 public:
  explicit ErrorCurve(const Settings& settings);

  /// Whether the curve of other settings is the same.
  bool is_of(const Settings& settings) const;
  bool is_done() const { return next_ >= order_.size(); }
  /// Goes on until the budget is spent, a point at least.
  void advance(const lab::Budget& budget);

  /// Ascending lambdas or folds; errors are NaN where they are not known yet, or have no number.
  const std::vector<double>& x() const { return x_; }
  const std::vector<double>& in_double() const { return in_double_; }
  const std::vector<double>& in_float() const { return in_float_; }

  /// The x with the smallest error in double; none while there is none.
  std::optional<double> best() const;
  /// The slope of log(error) against log(lambda), by least squares over the points of [from, to]; none where
  /// fewer than five are known.
  std::optional<double> slope(double from, double to) const;

 private:
  void measure(std::size_t point);

  Settings settings_;
  std::vector<double> factors_;
  double product_;
  std::vector<double> x_, in_double_, in_float_;
  std::vector<std::size_t> order_;
  std::size_t next_ = 0;
};

}  // namespace crease::multiply
