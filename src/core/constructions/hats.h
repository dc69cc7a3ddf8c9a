#pragma once

#include <span>

#include "core/nn/network.h"

namespace crease::constructions {

/// The network with one hidden layer that joins points of a graph by straight lines: a sum of hats.
///
///   F(x) = f_0 + s_0 relu(x - x_0) + sum_{i=1}^{K-1} (s_i - s_{i-1}) relu(x - x_i),
///   s_i = (f_{i+1} - f_i) / (x_{i+1} - x_i)
///
/// F is f_0 to the left of x_0 and goes on with slope s_{K-1} to the right of x_K.
/// Shape   knots and values (K + 1) -> K neurons, one input, one output
/// Needs   knots ascending and finite, values finite, K >= 1   (CHECKed)
/// Error   F(x_i) = f_i to rounding of the sum: about K units in the last place of its largest term
nn::Network hats(std::span<const double> knots, std::span<const double> values);

}  // namespace crease::constructions
