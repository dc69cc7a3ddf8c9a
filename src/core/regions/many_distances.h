#pragma once

#include <span>
#include <vector>

#include "core/nn/network.h"

namespace crease::regions {

/// Euclidean distances to the nearest boundary of a neuron, as boundary_distance gives them, for many points
/// of a network that has more inputs than neurons in its first layer: gradients are kept as combinations of
/// the first layer's, whose products with each other are made once.
///
///   grad z_j = a_j W_1,   |grad z_j|^2 = a_j G a_j^T   with G = W_1 W_1^T
class ManyDistances {
 public:
  /// Needs   a piecewise-linear network   (CHECKed)
  /// Cost    n_1^2 n_0 for G
  explicit ManyDistances(nn::Network network);

  /// Infinite where there is no boundary.
  ///
  /// Needs   a number per input   (CHECKed)
  /// Error   relative 1e-13 |a_j| |W_1| / |a_j W_1|: rounding errors of G where a gradient almost vanishes
  /// Cost    per layer n_l n_1 (n_1 + n_(l-1)), after the first
  double at(std::span<const double> point);

 private:
  void enter_first(std::span<const double> point);
  void enter(int layer);
  void pass(int layer);
  double norm_of(const double* combination);

  nn::Network network_;
  std::size_t first_ = 0;                     ///< n_1
  std::vector<double> products_;              ///< G (n_1, n_1)
  std::vector<double> value_, before_;        ///< z of the layer, h of the one before
  std::vector<double> combination_, behind_;  ///< a (n_l, n_1); the one before, with slopes
  std::vector<double> row_;
  double nearest_ = 0;
};

}  // namespace crease::regions
