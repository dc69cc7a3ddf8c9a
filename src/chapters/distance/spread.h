#pragma once

#include <cmath>

namespace crease::distance {

/// Mean and standard error of numbers that come one by one, in their order.
class Spread {
 public:
  /// Source  Welford 1962
  void add(double value) {
    ++count_;
    const double away = value - mean_;
    mean_ += away / count_;
    squares_ += away * (value - mean_);
  }
  int count() const { return count_; }
  double mean() const { return mean_; }
  /// Of the mean: standard deviation over the root of the count; 0 for fewer than two.
  double standard_error() const { return count_ < 2 ? 0 : std::sqrt(squares_ / (count_ - 1.0) / count_); }

 private:
  int count_ = 0;
  double mean_ = 0, squares_ = 0;
};

}  // namespace crease::distance
