#pragma once

#include <cstdint>
#include <vector>

#include "core/base/expression_slopes.h"
#include "core/nn/network.h"

namespace crease::constructions {

/// Bounds of a network from R to R and of its slope over a segment: guarantees for the exact arithmetic of
/// the given weights, rounding included.
///
/// Needs   one input, one output; x.low <= x.high, finite   (CHECKed)
/// Error   exact but for rounding where no neuron bends or curves in x; else about the width of x times the
///         slopes. Where all layers are fed by one number each, as in a sawtooth, the values are exact over
///         any segment, however often the network bends there
/// Cost    O(parameters), some four times that of evaluating
/// Source  Moore, Kearfott and Cloud 2009, "Introduction to interval analysis"
Enclosure enclosure(const nn::Network& network, Interval x);

/// What is known of a network over a segment.
struct NetworkEnclosure {
  Enclosure bounds;
  /// Within the segment, at or next to where a neuron of the first layer that bends there does, or turns from
  /// one straight line to another, the place nearest to the middle; NaN where none is known. Cut there again
  /// and again, a segment comes to pieces on which the network is affine.
  double bend = 0;
};

/// The same for many segments, with what depends on the network alone found once.
class NetworkBounds {
 public:
  explicit NetworkBounds(nn::Network network);

  NetworkEnclosure over(Interval x) const;
  /// Of one call, in weights that are read.
  std::int64_t work() const { return work_; }

 private:
  nn::Network network_;
  std::int64_t work_;
  std::vector<std::vector<double>> factors_;  ///< of each layer's rows, if it is fed by one number; else none
};

}  // namespace crease::constructions
