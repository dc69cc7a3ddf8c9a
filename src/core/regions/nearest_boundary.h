#pragma once

#include "core/regions/cells.h"

namespace crease::regions {

/// The largest circle around a point that crosses no neuron's boundary: exact also across cells, since the
/// nearest boundary bounds the point's own cell. The domain's border does not count. Source  theory of local
/// distances: min_j |z_j| / |grad z_j|
struct NearestBoundary {
  double distance = 0;  ///< infinite if no neuron bounds the point's cell
  int neuron = -1;      ///< counted through the layers
  Point foot;           ///< the touching point
};

/// Distances are those of slice coordinates.
/// Needs   a piecewise-linear network and a slice of its dimension   (CHECKed)
/// Cost    one pass with three columns through the network
NearestBoundary nearest_boundary(const nn::Network& network, const Slice& slice, Point point);

}  // namespace crease::regions
