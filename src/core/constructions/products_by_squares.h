#pragma once

#include "core/base/result.h"
#include "core/nn/network.h"

/// Products of ReLUs: a ReLU network is piecewise linear and has no second derivative for a gate to use, but
/// it can square, with the sawtooth, and a product is a difference of squares.
///
///   u v = M^2 (s(|u + v| / 2M) - s(|u - v| / 2M)),   s(t) ~ t^2 on [0, 1]
///
/// with the s of constructions::square. Source  Yarotsky 2017, "Error bounds for approximations with deep
/// ReLU networks", who takes three squares
namespace crease::constructions {

inline constexpr int most_square_factors = 16;

/// Factors in pairs, pairs in pairs: (folds + 1) hidden layers each time, 6 folds + 2 neurons a pair, and two
/// to carry what is left over in each layer.
///
/// Shape   `factors` inputs, one output
/// Needs   2 <= factors <= 16, 1 <= folds <= 25, reach > 0   (CHECKed)
/// Error   of one product: at most M^2 2^(-2 folds - 2) for |u|, |v| <= M = reach, and that is reached;
///         without any bound beyond
nn::Network product_by_squares(int factors, int folds, double reach);

/// The neurons of it.
int square_product_neurons(int factors, int folds);

/// The largest error of one product for |u|, |v| <= reach: reach^2 2^(-2 folds - 2), exactly.
double square_product_error(int folds, double reach);

}  // namespace crease::constructions
