#pragma once

#include <cstdint>
#include <optional>

#include "chapters/train_and_watch/view_surface.h"
#include "chapters/train_and_watch/view_surface_height.h"

namespace crease::train_and_watch {

/// A point of the graph.
struct SurfacePoint {
  std::int32_t cell = regions::no_cell;
  regions::Point point;
  double height = 0;    ///< at most at the lid or the floor of the box
  double distance = 0;  ///< from the eye, along the direction in which it looks
};

/// Where a ray first meets the graph as it is drawn, lid and floor of its box included; none where it passes
/// by, and where the picture has no cells. `lift` is the orbit's height.
///
/// Over a sheet the height is a x + b y + c, so along the ray {from + w along} it is affine in w: the ray's
/// stretch over the sheet follows from its edges, and the place where it meets the graph from one division.
/// Error   rounding of the three divisions; a ray along an edge meets one of the two cells
/// Cost    O(corners of the picture)
std::optional<SurfacePoint> pick_surface(const Picture& picture, const HeightChoice& choice, double lift,
                                         const SurfaceRay& ray);

}  // namespace crease::train_and_watch
