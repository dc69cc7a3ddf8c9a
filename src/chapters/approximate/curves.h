#pragma once

#include <vector>

#include "chapters/approximate/approximation.h"

namespace crease::approximate {

/// What is drawn: the target, the network, and what its neurons add to it, over the segment.
struct Curves {
  std::vector<double> x, target, network;
  std::vector<double> error;  ///< |network - target|
  /// Neuron i by itself: a_i activation(w_i x + b_i).
  std::vector<std::vector<double>> apart;
  /// The sums of the constant and the first neurons; the last one is the network.
  std::vector<std::vector<double>> stacked;
};

/// Of many neurons, every second, third, ... is drawn; the sums take all of them in.
inline constexpr int most_drawn_neurons = 64;

/// Shape   x ascending (n), all others (n), at most most_drawn_neurons of them
/// Cost    O(n * neurons)
Curves sample(const Task& task, const Approximation& approximation);

}  // namespace crease::approximate
