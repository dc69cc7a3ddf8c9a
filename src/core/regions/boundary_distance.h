#pragma once

#include <limits>
#include <span>
#include <vector>

#include "core/base/result.h"
#include "core/nn/network.h"
#include "core/regions/cell_maps.h"
#include "core/regions/norm.h"

/// How far a point of the input space may move before the network bends.
namespace crease::regions {

struct BoundaryDistance {
  double distance = std::numeric_limits<double>::infinity();
  int layer = -1, neuron = -1;  ///< both from 0; -1: there is no boundary
};

/// Error: not piecewise linear, parameters that do not fit or are not finite.
Status check_piecewise_linear(const nn::Network& network);

/// The distance to the nearest boundary of a neuron, in any number of inputs: the smallest
/// |z - breakpoint| / |grad z| with the maps of the point's own cell. No other boundary can come between, for
/// the ball of that radius lies in the cell. Zero on a boundary.
/// Needs   a piecewise-linear network   (CHECKed)
/// Cost    a pass through the network with a column per input
BoundaryDistance boundary_distance(CellMaps& maps, std::span<const double> point, Norm norm);

/// Where the ball of that radius touches the boundary that boundary_distance has found: a nearest point of
/// it. In the norms 1 and infinity there may be others; of equal coordinates the first one moves. Needs maps
/// at the point, as boundary_distance leaves them, and a boundary   (CHECKed)
std::vector<double> touching_point(const CellMaps& maps, std::span<const double> point,
                                   const BoundaryDistance& nearest, Norm norm);

/// The distance to the nearest boundary at which the output's affine map changes: where linear regions meet.
/// What cannot be seen in the output does not count. One or two inputs: from the exact cells of
/// squares around the point, up to 2^80 times the point's size (no boundary within that: none). More inputs:
/// cells are visited through invisible facets in the order of distance.
/// Needs   a piecewise-linear network   (CHECKed)
/// Error   more cells than can be visited or cut, numbers that overflow
Result<BoundaryDistance> visible_distance(const nn::Network& network, std::span<const double> point,
                                          Norm norm);

}  // namespace crease::regions
