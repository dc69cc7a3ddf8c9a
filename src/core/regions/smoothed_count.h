#pragma once

#include <span>
#include <vector>

#include "core/base/result.h"
#include "core/nn/network.h"
#include "core/regions/pieces.h"

namespace crease::regions {

/// A place on a line where a hidden neuron's z changes its sign.
struct Crossing {
  double t = 0;
  int layer = 0, neuron = 0;  ///< both from 0, the neuron within its layer
};

/// The ends of the cells along a line, ascending, each with the neuron that turns on or off there (the first
/// one where several do). For ReLU and leaky ReLU.
/// Error: as pieces_along
Result<std::vector<Crossing>> crossings_along(const nn::Network& network, const Line& line);

/// A smooth stand-in for the number of cells along a whole line:
///
///   S_T = 1 + sum over neurons j of TV(sigma(z_j(t) / T)),   sigma(z) = 1 / (1 + e^-z)
///
/// with the total variation TV over all t. Where z_j swings from far below 0 to far above it the variation is
/// 1, where it turns back at -T it is about 0.27: a neuron that almost crosses 0 counts in part, and its
/// slope says how to make it cross. As T -> 0 the sum tends to the number of sign changes of all z_j, and S_T
/// to the number of cells wherever no two neurons change at one place. z_j is monotone between the ends of
/// cells, so that the variation is a finite sum over these ends: nothing is sampled.
struct SmoothedCount {
  double value = 1;
  /// dS_T / d parameters, the motion of the cells' ends included; 0 for the output layer.
  std::vector<double> gradient;
};

/// Shape   crossings of this network along this line
/// Needs   ReLU layers, T > 0, a line from -infinity to infinity   (CHECKed)
/// Error   rounding; S_T has a kink where a neuron's extremes tie, and the gradient is that of one side there
/// Cost    O(crossings * parameters)
SmoothedCount smoothed_count(const nn::Network& network, const Line& line,
                             std::span<const Crossing> crossings, double temperature);

}  // namespace crease::regions
