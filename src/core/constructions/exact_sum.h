#pragma once

#include <cmath>

#include "core/base/expression_bounds.h"

namespace crease::constructions {

inline constexpr double unit_roundoff = 0x1p-53;  ///< largest relative error of one rounding
inline constexpr double least_error = 1e-300;     ///< more than what is lost where numbers underflow

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

  /// No rounding happened, and the sum is this.
  bool is_exactly(double sum) const { return lost_size_ == 0 && sum_ == sum; }

  /// At most (direction 1) or at least (-1) the exact sum.
  double bound(double direction) const {
    if (lost_size_ == 0) return sum_;
    const double slack = (2 * terms_ + 4) * unit_roundoff * lost_size_ + least_error;
    const double total = sum_ + (lost_ + direction * slack);
    return total + direction * (2 * unit_roundoff * std::fabs(total) + least_error);
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

/// A sum of intervals with factors. Both bounds are one sum as long as all are numbers.
class Sum {
 public:
  void add(double factor, Interval a) {
    if (are_numbers_ && a.low != a.high) {
      are_numbers_ = false;
      high_ = low_;
    }
    low_.add(factor, factor >= 0 ? a.low : a.high);
    if (!are_numbers_) high_.add(factor, factor >= 0 ? a.high : a.low);
  }
  /// Bounds; all_numbers beyond what doubles hold.
  Interval bounds() const {
    const Interval result = {low_.bound(-1), (are_numbers_ ? low_ : high_).bound(1)};
    return result.low <= result.high ? result : all_numbers;
  }

 private:
  ExactSum low_, high_;
  bool are_numbers_ = true;
};

}  // namespace crease::constructions
