#pragma once

#include <span>

#include "core/base/result.h"
#include "core/regions/cells.h"

namespace crease::regions {

/// Error: fewer than three corners, numbers that are not finite, a repeated corner, not convex, not
/// counter-clockwise, no area. Corners on a straight side are allowed. Decided in exact arithmetic.
Status check_domain(std::span<const Point> domain);

}  // namespace crease::regions
