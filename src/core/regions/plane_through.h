#pragma once

#include <array>
#include <span>

#include "core/base/result.h"
#include "core/regions/cells.h"

namespace crease::regions {

/// The plane through three points of the input space, with its own measure: distances in it are distances in
/// the input space.
struct PlaneThrough {
  Slice slice;
  std::array<Point, 3> corner;  ///< where the three points lie: (0, 0), (r, 0) with r > 0, (p, q) with q > 0
};

/// By Gram and Schmidt: the origin is the first point, u leads to the second, v is the part of the way to the
/// third that u does not have.
///
/// Shape   three points (n) -> a slice of an n-dimensional space
/// Needs   points of one size   (CHECKed)
/// Error   the points lie on one line (to within 1e-9 of the longest distance); u . v up to 1e-15 relative
Result<PlaneThrough> plane_through(std::span<const double> a, std::span<const double> b,
                                   std::span<const double> c);

/// Whether one is a multiple of the other, up to rounding (1e-12); zeros are one of every vector.
///
/// Needs   vectors of one size, at least 1   (CHECKed)
bool are_parallel(std::span<const double> u, std::span<const double> v);

}  // namespace crease::regions
