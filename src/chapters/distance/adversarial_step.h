#pragma once

#include <optional>
#include <vector>

#include "chapters/distance/settings.h"
#include "core/nn/network.h"

namespace crease::distance {

/// A straight step away from what a network with one output answers at a point: class 1 where f > 0.
///
///   gradient   -s grad f / |grad f|,  length |.|_2        s = +1 in class 1, -1 in class 0
///   sign       -s sign(grad f),       length |.|_inf
struct AdversarialStep {
  bool has_direction = false;  ///< false: f is flat around the point
  regions::Point from, to;
  double length = 0;
  double radius = 0;      ///< of the largest ball around the point in the norm of the length; may be infinite
  int walls = 0;          ///< crossed on the way, exactly; a place where several cross counts once
  int visible_walls = 0;  ///< of these, where the output bends
  std::vector<regions::Point> crossings;
  double f_before = 0, f_after = 0;
  /// How far in this direction the answer first changes, and the walls up to there; none: it never does.
  std::optional<double> flip_length;
  int walls_to_flip = 0;

  bool changes_answer() const { return (f_before > 0) != (f_after > 0); }
};

/// Needs   a piecewise-linear network with two inputs and one output   (CHECKed)
/// Cost    as regions::pieces_along
AdversarialStep adversarial_step(const nn::Network& network, regions::Point from, StepKind kind,
                                 double length);

}  // namespace crease::distance
