#pragma once

#include <span>

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

/// How far from the product of x the network can be, whatever the squares do within their largest error e:
/// with a and b as far off as E_a and E_b, their product is at most  |a| E_b + |b| E_a + E_a E_b + e  off.
/// Infinite where a number that is multiplied may be beyond the reach.
///
/// Needs   2 <= x.size() <= 16   (CHECKed)
/// Error   rounding of the network is not in it
double square_product_bound(std::span<const double> x, int folds, double reach);

}  // namespace crease::constructions
