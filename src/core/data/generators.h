#pragma once

#include <cstdint>

#include "core/base/rng.h"

/// How the points of each generated data set are drawn.
namespace crease::data {

/// Which point of a data set to draw: the rank-th of `count` in its class (regression: of all).
struct Slot {
  int label = 0;
  int rank = 0;
  int count = 1;
};

struct DrawnPoint {
  double x = 0, y = 0;
  double value = 0;  ///< regression only
};

/// noise in [0, 1].
using Generator = DrawnPoint (*)(Slot slot, double noise, Random& random);

DrawnPoint draw_circle(Slot slot, double noise, Random& random);
DrawnPoint draw_xor(Slot slot, double noise, Random& random);
DrawnPoint draw_gaussians(Slot slot, double noise, Random& random);
DrawnPoint draw_spirals(Slot slot, double noise, Random& random);
DrawnPoint draw_moons(Slot slot, double noise, Random& random);
DrawnPoint draw_checkerboard(Slot slot, double noise, Random& random);
DrawnPoint draw_rings3(Slot slot, double noise, Random& random);
DrawnPoint draw_blobs3(Slot slot, double noise, Random& random);
DrawnPoint draw_plane(Slot slot, double noise, Random& random);
DrawnPoint draw_bumps(Slot slot, double noise, Random& random);

}  // namespace crease::data
