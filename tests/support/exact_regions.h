#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/nn/network.h"
#include "core/regions/cells.h"

namespace crease::testing {

/// Counts found in whole numbers alone: the slow, obviously right twin of the subdivision. Every double is a
/// whole number over a power of two, corners are homogeneous whole numbers, and nothing is ever rounded.
struct ExactCounts {
  std::int64_t cells = 0, linear_regions = 0, vertices = 0, edges = 0;
  std::vector<std::int64_t> cells_after_layer;
  bool every_inner_edge_has_two_cells = false;
};
ExactCounts exact_counts(const nn::Network& network, const regions::Slice& slice,
                         std::span<const regions::Point> domain);

/// The twin of pieces_along: numbers of cells and pieces for t between two numbers, which may be infinite.
struct ExactPieces {
  std::int64_t cells = 0, pieces = 0;
};
ExactPieces exact_pieces(const nn::Network& network, const std::vector<double>& origin,
                         const std::vector<double>& direction, double begin, double end);

}  // namespace crease::testing
