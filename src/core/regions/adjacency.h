#pragma once

#include <cstdint>
#include <vector>

#include "core/regions/cells.h"

namespace crease::regions {

/// Facts about a subdivision that need all cells at once: shared corners and edges.
///
/// Both sides of a cut are divided at the same points (see EdgeTrees), so every inner edge belongs to exactly
/// two cells, end to end.
struct Adjacency {
  std::int64_t vertices = 0;  ///< distinct corners
  std::int64_t edges = 0;     ///< distinct edges
  /// Per corner of Subdivision (edge i of cell c): the cell on the other side, or no_cell on the domain's
  /// border. Where several cells share an edge, the first; `more` holds the rest (empty: see above).
  std::vector<std::int32_t> neighbour;
  struct Shared {
    std::int32_t corner, cell;
  };
  std::vector<Shared> more;
  /// Per corner: the corner at which the same edge starts in the other cell, or -1 on the domain's border.
  std::vector<std::int32_t> twin;
  /// Per corner: its vertex, from 0 to vertices - 1 in the order of first appearance.
  std::vector<std::int32_t> vertex;
  /// Per corner: its cell.
  std::vector<std::int32_t> cell;
  /// Edges without a partner. Always 0 unless the subdivision was edited.
  std::int64_t unpaired = 0;
};

/// Cost O(corners), a few nanoseconds each.
Adjacency adjacency(const Subdivision& subdivision);

/// The same into an existing value, whose memory is used again.
void adjacency(const Subdivision& subdivision, Adjacency& result);

/// Linear regions: connected unions of cells with the same output map.
struct LinearRegions {
  std::int32_t count = 0;
  std::vector<std::int32_t> region_of_cell;
};

/// Regions are numbered in the order of their first cells.
///
/// Two maps are the same when they are the same in exact arithmetic: maps further apart than their rounding
/// errors differ; others are compared in the field of 2^61 - 1 elements, where equal maps are equal and
/// different ones are taken for equal with probability 2^-61.
/// Needs   maps and patterns in the subdivision   (CHECKed)
/// Cost    O(corners), and a pass through the network per pair of cells that floating point cannot tell apart
LinearRegions linear_regions(const Subdivision& subdivision, const Adjacency& adjacency);

}  // namespace crease::regions
