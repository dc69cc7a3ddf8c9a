#pragma once

#include "core/base/expression_bounds.h"

namespace crease {

/// A function over a segment: bounds of its values, and of the slopes between any two of its points.
struct Enclosure {
  Interval value, slope;
};

/// Bounds of an expression in x and of its slope over a segment: guarantees, as `bounds` gives.
///
/// The slope is all_numbers where the formula may jump. Where it bends (|x|, max) the slopes of both sides
/// are within the bounds, so that f(p) - f(q) = s (p - q) for some s within them, for all p and q of the
/// segment. Needs   an expression in one variable; low <= high, finite   (CHECKed) Cost    two to six times
/// that of bounds Source  Moore, Kearfott and Cloud 2009, "Introduction to interval analysis", chapter 6
Enclosure enclosure(const Expression& expression, Interval x);

}  // namespace crease
