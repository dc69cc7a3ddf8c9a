#pragma once

#include <cstdint>

#include "core/base/result.h"
#include "core/data/dataset.h"

namespace crease::data {

/// Two measurements of Fisher's iris, each scaled to [-1, 1] by its range over all 150 flowers.
/// `count` flowers (at most 150), as many of each species as possible, chosen by the seed.
/// Error: a column outside of 0..3.
Result<Dataset> iris(int count, int column_x, int column_y, std::uint64_t seed);

}  // namespace crease::data
