#pragma once

#include <cmath>
#include <cstdint>
#include <vector>

namespace crease::regions {

/// Where a descent is: the pieces of the neurons decided so far, and for every layer a number that is new
/// whenever the pieces of an earlier layer have changed.
struct Path {
  std::vector<std::uint64_t> pattern;
  std::vector<std::uint64_t> serial;
};

/// Sizes of the terms in a sum: the arithmetic of absolute values, for error bounds.
struct Magnitude {
  double value = 0;
  static Magnitude from(double x) { return {std::fabs(x)}; }
  bool is_zero() const { return value == 0; }
  friend Magnitude operator+(Magnitude p, Magnitude q) { return {p.value + q.value}; }
  friend Magnitude operator-(Magnitude p, Magnitude q) { return {p.value + q.value}; }
  friend Magnitude operator*(Magnitude p, Magnitude q) { return {p.value * q.value}; }
};

}  // namespace crease::regions
