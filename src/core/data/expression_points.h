#pragma once

#include "core/base/result.h"
#include "core/data/dataset.h"

namespace crease::data {

/// Points of [-1, 1]^2 with what the formula of a request says about them: its value, or the class 1 where it
/// is positive and 0 elsewhere.
///
/// Drawn uniformly from where the formula is finite, for classes until there are as many of one as of the
/// other (up to one). Values beyond 10 are scaled to [-1, 1], so that a network can learn them. Error: a
/// formula that cannot be read (its column); one that is almost nowhere finite, positive, not positive. Cost
/// at most 64 evaluations for every point, and 65536
Result<Dataset> draw_expression(const Request& request, Task task);

}  // namespace crease::data
