#pragma once

#include <cmath>

#include "core/base/expression_bounds.h"

namespace crease {

/// What an operation makes of all values in its intervals, rounded outwards; all_numbers where it may have no
/// value. `b` counts for operations of two values only.
Interval result_of(Operation operation, Interval a, Interval b = {});

/// The second of three values where the first is certainly not 0, the third where it certainly is, else both.
Interval chosen(Interval condition, Interval yes, Interval no);
/// Whether a condition has one truth value everywhere.
bool is_certain(Interval truth);

inline bool is_bounded(Interval a) {
  return std::isfinite(a.low) && std::isfinite(a.high);
}

/// A number of the text, which stands for itself within a unit unless it is whole.
Interval constant(double number);

/// The smallest interval that contains both.
Interval hull(Interval a, Interval b);

}  // namespace crease
