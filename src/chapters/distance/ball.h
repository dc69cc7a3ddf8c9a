#pragma once

#include "core/nn/network.h"
#include "core/regions/boundary_distance.h"
#include "core/regions/cells.h"

namespace crease::distance {

/// The largest ball around a point, in one of the norms, that no boundary enters; it touches the nearest one.
struct Ball {
  regions::Point centre;
  regions::Norm norm = regions::Norm::two;
  regions::BoundaryDistance nearest;  ///< infinitely far where there is none
  regions::Point touching;            ///< needs a boundary

  bool is_bounded() const { return nearest.neuron >= 0; }
};

/// Needs   a network with two inputs   (CHECKed)
/// Cost    one pass through the network
Ball ball_at(const nn::Network& network, regions::Point centre, regions::Norm norm);

/// What is tried out about a ball.
struct Certificate {
  int directions = 0;          ///< random ones, each followed to just inside the ball
  int kept = 0;                ///< of these, where every neuron is as at the centre
  double height_touching = 0;  ///< |z| of the nearest boundary's neuron where the ball touches
  bool flips_beyond = false;   ///< whether that neuron changes a little further on
};

/// Needs   a bounded ball of positive radius   (CHECKed)
Certificate certificate_of(const nn::Network& network, const Ball& ball, int directions);

}  // namespace crease::distance
