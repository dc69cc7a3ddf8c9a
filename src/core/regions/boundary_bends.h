#pragma once

#include <optional>
#include <vector>

#include "core/base/rng.h"
#include "core/nn/network.h"
#include "core/regions/boundaries.h"

/// Where the boundary of a ReLU neuron bends, which neuron bends it, and the weight that the bend gives away.
///
/// The boundary of a neuron z is {x : z(x) = 0}. Where it crosses the boundary of a neuron i in an earlier
/// layer, grad z jumps by a multiple of grad z_i:
///
///   grad z (i on) - grad z (i off) = c grad z_i,   c = dz/dh_i,
///
/// and c is the weight W_zi if i is in the layer just before z. Neurons of its own layer and deeper ones do
/// not bend it.
namespace crease::regions {

/// One point at which a boundary meets another one.
struct BoundaryCrossing {
  Point at;
  int layer = 0, neuron = 0;  ///< the boundary that is met
  double turn = 0;  ///< by how much the line turns there, in radians, 0 to pi: from its points alone
  // Only where the other neuron is in an earlier layer:
  bool is_earlier = false;
  double weight = 0;        ///< c, measured from the jump of grad z
  double path_weight = 0;   ///< c, from the weights of the network along all open ways from i to z
  double off_parallel = 0;  ///< the part of the jump that is not along grad z_i, as a share of |grad z|
};

/// A line turns if it does so by more than this; rounding stays far below on lines that can be seen.
inline constexpr double least_turn = 1e-6;

/// The crossings of a line with the boundaries of other neurons, along the line. Points where several others
/// are met at once, and points next to a segment so short that rounding would decide its direction, are left
/// out.
/// Needs   two inputs and hidden layers of ReLU; a line of boundaries() in the plane itself   (CHECKed)
/// Cost    a pass through the network per segment
std::vector<BoundaryCrossing> crossings_along(const nn::Network& network, const Polyline& line);

/// The crossing rule, counted over all lines: at a crossing of two boundaries at most one bends, the deeper.
struct CrossingTally {
  int crossings = 0;  ///< of boundaries in different layers
  int deeper_bends = 0;
  int earlier_bends = 0;  ///< 0 by the rule
  int within_layer = 0;   ///< crossings of two boundaries of one layer
  int within_bends = 0;   ///< 0 by the rule
};

/// Needs   as crossings_along, with lines of all neurons
CrossingTally tally_crossings(const nn::Network& network, const std::vector<Polyline>& lines);

/// One random neuron of a second layer over a plane: n1 neurons of the first layer; all weights and biases
/// are independent and standard normal. True if it is off on the whole plane, which is decided at the corners
/// and along the rays of the arrangement of the n1 lines. Needs   n1 >= 1   (CHECKed) Cost    O(n1^3)
bool draw_dead_neuron(int n1, Random& random);

/// The probability that a neuron of the second layer is off everywhere, for independent weights and biases
/// with symmetric distributions: 1 / 2^(n1 + 1) for n1 <= n0 and (2^n0 + 1) / 4^(n0 + 1) for n1 = n0 + 1.
/// None: no closed form is known to us. Needs   n0, n1 from 1 to 30   (CHECKed)
std::optional<double> dead_probability(int n0, int n1);

}  // namespace crease::regions
