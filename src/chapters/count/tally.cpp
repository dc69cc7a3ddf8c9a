#include "chapters/count/tally.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace crease::count {

void Tally::add(std::int64_t count) {
  ++networks_;
  sum_ += count;
  squares_ += count * count;
  ++histogram_[count];
}

/// The variance is (n sum of squares - sum^2) / (n (n - 1)), and its numerator a whole number below 2^63 for
/// as many networks and cells as the lab allows on a line; as a double it is exact to its last digit.
regions::CountStatistics Tally::statistics() const {
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  if (networks_ == 0) return {none, none, none};
  const auto n = static_cast<double>(networks_);
  const double mean = static_cast<double>(sum_) / n;
  if (networks_ < 2) return {mean, none, none};
  const double off = static_cast<double>(squares_) - mean * static_cast<double>(sum_);
  const double deviation = std::sqrt(std::max(0.0, off) / (n - 1));
  return {mean, deviation, deviation / std::sqrt(n)};
}

}  // namespace crease::count
