#pragma once

#include <functional>

#include "core/nn/network.h"

/// Networks that follow a function of two numbers on a square [a, b]^2, written down by hand.
///
/// With two hidden layers, the first cuts each axis into N bins of width h with sigmoids s(k (x - a_i)) at
/// the N - 1 inner ends, and each neuron of the second is on where two of the first are: s(K (u + v - 3/2))
/// is near 1 where both u and v are, near 0 where one of them is not. So it can be one on a box and zero all
/// around. With one hidden layer there is no such thing: each neuron is a ridge function g(w . x), the same
/// along all lines that are perpendicular to w, from one edge of the square to the other.
namespace crease::constructions {

using Surface = std::function<double(double, double)>;

struct SquareBins {
  double begin = 0, end = 1;
  int count = 8;         ///< N, along each side
  double steepness = 0;  ///< k, in units of 1 / x; sharp from k h = 10 on
};

/// K: how steep the neurons of the second layer are. Those that are off let through e^{-K/2} = 2e-9.
inline constexpr double second_steepness = 40;

/// A box on each pair of bins:  F = sum_ij f(m_i, m_j) s(K (B_i(x) + B_j(y) - 3/2)),
/// B_i(x) = s(k (x - a_i)) - s(k (x - a_{i+1})), where the outermost bins have no outer end.
///
/// Shape   2 (N - 1) neurons, then N^2; at least one in the first layer
/// Needs   begin < end, count >= 1, all finite   (CHECKed)
/// Error   L h / sqrt(2) inside of the boxes for f with Lipschitz constant L and k -> infinity. Where four
///         boxes meet, all four are off: there F is 0, on a spot whose width is some 1 / k
nn::Network sigmoid_boxes(const Surface& f, const SquareBins& bins);

/// A step at each pair of ends:  F = sum_ij d_ij s(K (s(k (x - a_i)) + s(k (y - a_j)) - 3/2)), with the mixed
/// differences d_ij = f_ij - f_{i-1,j} - f_{i,j-1} + f_{i-1,j-1} of the values in the middles of the boxes
/// (those with an index -1 are left out), and the first of the N ends on either axis at minus infinity.
///
/// Shape, needs   as sigmoid_boxes
/// Error   as sigmoid_boxes inside of the boxes, and 5 L h at most where steps meet, without holes: there F
/// is
///         f_{i-1,j-1} and shares of two differences and of d_ij, which are at most L h, L h and 2 L h
nn::Network sigmoid_corners(const Surface& f, const SquareBins& bins);

struct Ridges {
  double begin = 0, end = 1;
  int directions = 4;  ///< D: at the angles 0, pi / D, 2 pi / D, ...
  int pieces = 8;      ///< K: straight pieces of the broken line along each direction
};

/// A sum of ridge functions, a broken line along each direction:  F = sum_d g_d(x cos t_d + y sin t_d)
///
/// The knots are at equal distances over the square's shadow on the direction; the values at the knots are
/// those with the smallest sum of squared errors at ridge_places^2 places (normal equations, a little
/// stabilised: the g_d are not unique).
/// Shape   D K ReLU neurons in one layer
/// Needs   begin < end, finite; directions, pieces >= 1; f finite on the square   (CHECKed but for f)
/// Cost    O(places D^2 + (D K)^3)
nn::Network relu_ridges(const Surface& f, const Ridges& ridges);
inline constexpr int ridge_places = 41;

}  // namespace crease::constructions
