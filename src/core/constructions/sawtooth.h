#pragma once

#include "core/nn/network.h"

namespace crease::constructions {

inline constexpr int deepest_sawtooth = 50, deepest_square = 25;

/// The tent map folded over itself: f = T o ... o T (depth times), T(x) = 2 relu(x) - 4 relu(x - 1/2).
///
/// On [0, 1] it has 2^depth linear pieces and f(j / 2^depth) is 0 for even j, 1 for odd j; on the whole line
/// 3 pieces for depth 1, 2^depth + 2 for more (it is 0 outside). Every number in it is dyadic, so that it is
/// computed without any rounding at dyadic x.
/// Shape   `depth` hidden layers of width 2, one input, one output
/// Needs   1 <= depth <= 50   (CHECKed)
/// Source  Telgarsky 2015, "Representation benefits of deep feedforward networks"
nn::Network sawtooth(int depth);

/// The square on [0, 1], from sawtooths:  x^2 ~ x - sum_{s=1}^m T^(s)(x) / 4^s, the interpolant of x^2 with
/// 2^m pieces.
///
/// Shape   m hidden layers of width 2, 3, ..., 3: two neurons fold, the third carries the sum so far
/// Needs   1 <= m <= 25   (CHECKed)
/// Error   sup on [0, 1] is exactly 2^(-2m-2)
/// Source  Yarotsky 2017, "Error bounds for approximations with deep ReLU networks"
nn::Network square(int m);

}  // namespace crease::constructions
