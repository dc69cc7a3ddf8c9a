#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "chapters/approximate/approximation.h"
#include "core/constructions/sup_error.h"
#include "lab/chapter.h"

namespace crease::approximate {

/// The largest distance of a network from its target, enclosed between two numbers.
struct Distance {
  double low = 0, high = 0;  ///< low <= sup |F - f| <= high, both for certain
  double at = 0;             ///< a place where it is at least `low`
  bool is_tight = true;      ///< as close to each other as was asked for, before the work came to its bound
};

/// Measures one network, in slices, by a certified search. The same result however it is sliced.
class Measurement {
 public:
  /// `threshold`: where it is enough to know whether the distance is larger, and the measurement may end as
  /// soon as it does; NaN: it may not.
  Measurement(const Task& task, Approximation approximation, double relative_width,
              double threshold = std::numeric_limits<double>::quiet_NaN());

  /// Goes on until the budget is spent, one slice at least. True: it is done.
  bool advance(const lab::Budget& budget);
  bool is_done() const { return search_.is_done(); }
  /// Needs is_done(), and no trouble.
  const Distance& distance() const { return distance_; }
  /// Why the distance cannot be measured; else empty.
  const std::string& trouble() const { return trouble_; }
  const Approximation& approximation() const { return approximation_; }

 private:
  Approximation approximation_;
  constructions::SupErrorSearch search_;
  Distance distance_;
  std::string trouble_;
};

}  // namespace crease::approximate
