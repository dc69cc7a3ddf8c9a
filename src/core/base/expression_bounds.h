#pragma once

#include "core/base/expression.h"

namespace crease {

/// All numbers from low to high. Low is above high, or one of them NaN, nowhere.
struct Interval {
  double low = 0, high = 0;

  bool contains(double value) const { return low <= value && value <= high; }
  double width() const { return high - low; }
  bool operator==(const Interval&) const = default;
};

/// Everything that says nothing.
inline constexpr Interval all_numbers{-__builtin_huge_val(), __builtin_huge_val()};

/// Bounds of the expression over a box: a guarantee, not an estimate.
///
/// Both the exact values of the formula and those that Expression computes lie within them, at every point of
/// the box. Every operation is rounded outwards, by 4 units in the last place where it is a function, by 1
/// where IEEE 754 rounds it; numbers of the text that are not whole stand for themselves within 1 unit. The
/// bounds are all_numbers where the formula may have no value somewhere in the box. Not the tightest: the
/// operations do not know of one another, x - x over [0, 1] is within [-1, 1]. Needs  low <= high, finite
/// (CHECKed) Error  over a box of width w, about w times the slopes of the operations; goes to a few units
/// with w Cost   per step some calls of the function Source Moore, Kearfott and Cloud 2009, "Introduction to
/// interval analysis"
Interval bounds(const Expression& expression, Interval x, Interval y = {});

}  // namespace crease
