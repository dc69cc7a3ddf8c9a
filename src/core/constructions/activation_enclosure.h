#pragma once

#include <span>

#include "core/base/expression_slopes.h"
#include "core/nn/network.h"

namespace crease::constructions {

/// Bounds of what a layer's activation makes of all numbers in an interval, and of its slopes there:
/// guarantees, rounding included. Exact for piecewise linear activations of slopes 0 and 1.
Enclosure activation_bounds(const nn::Layer& layer, Interval z);

/// Where a piecewise linear activation bends, ascending; none of smooth ones.
std::span<const double> levels_of_bends(nn::Activation activation);
/// Where any activation bends, or comes so near to a straight line that its bounds are close from there on.
std::span<const double> levels_of_turns(nn::Activation activation);

}  // namespace crease::constructions
