#pragma once

#include "core/base/expression_slopes.h"
#include "core/nn/network.h"

namespace crease::constructions {

/// Bounds of a network from R to R and of its slope over a segment: guarantees for the exact arithmetic of
/// the given weights, rounding included.
///
/// Needs   one input, one output; x.low <= x.high, finite   (CHECKed)
/// Error   exact but for rounding where no neuron bends or curves in x; else about the width of x times the
/// slopes Cost    O(parameters), some four times that of evaluating Source  Moore, Kearfott and Cloud 2009,
/// "Introduction to interval analysis"
Enclosure enclosure(const nn::Network& network, Interval x);

}  // namespace crease::constructions
