#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "chapters/approximate/approximation.h"
#include "lab/chapter.h"

namespace crease::approximate {

/// The largest distance of a network from its target, enclosed between two numbers.
struct Distance {
  double low = 0, high = 0;  ///< low <= sup |F - f| <= high, both for certain
  double at = 0;             ///< a place where it is at least `low`
};

/// Measures one network, in slices: the segment is cut into parts, each with a certified search of its own.
/// The same result however it is sliced.
class Measurement {
 public:
  Measurement(Task task, Approximation approximation, double relative_width);

  /// Goes on until the budget is spent, one part at least. True: it is done.
  bool advance(const lab::Budget& budget);
  bool is_done() const { return next_ >= parts_ || !trouble_.empty(); }
  /// Needs is_done(), and no trouble.
  const Distance& distance() const { return distance_; }
  /// Why the distance cannot be measured; else empty.
  const std::string& trouble() const { return trouble_; }
  const Approximation& approximation() const { return approximation_; }

 private:
  void measure_part();

  Task task_;
  Approximation approximation_;
  double relative_width_;
  int parts_, next_ = 0;
  Distance distance_;
  std::string trouble_;
};

}  // namespace crease::approximate
