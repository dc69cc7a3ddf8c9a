#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "core/regions/norm.h"

namespace crease::regions {

/// Half-spaces normal[i] . v + offset[i] >= 0 of an n-dimensional space.
struct HalfSpaces {
  std::size_t dimension = 0;
  std::vector<double> normal;  ///< (count, dimension); of any length, not zero
  std::vector<double> offset;  ///< (count)
  std::span<const double> row(std::size_t i) const { return {normal.data() + i * dimension, dimension}; }
};

/// The smallest |v| in all of the half-spaces; empty if they have no point in common. Sums have one order, so
/// that the bits are the same everywhere.
/// Source  Goldfarb and Idnani 1983, the dual active-set method, for the unit matrix
/// Error   about 1e-12 of the offsets' size
/// Cost    O(count * dimension) and a few small factorisations per active half-space
std::optional<double> least_distance(const HalfSpaces& spaces);

/// The same in any norm. In the norms 1 and infinity it is a linear program.
/// Source  Lemke 1954, the dual simplex method
/// Error   about 1e-11 of the offsets' size
/// Cost    norm 1: O(count * dimension) per exchange; norm infinity: O((count + dimension) * dimension)
std::optional<double> least_distance(const HalfSpaces& spaces, Norm norm);

}  // namespace crease::regions
