#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/nn/network.h"
#include "core/regions/edge_trees.h"

/// Cells of a piecewise-linear network on a convex polygon, as plain data. See subdivision.h for what a cell
/// is.
namespace crease::regions {

struct Point {
  double x = 0, y = 0;
};

/// x(s, t) = origin + s u + t v. Empty vectors stand for the plane itself (two inputs).
struct Slice {
  std::vector<double> origin, u, v;
};

/// f_k(s, t) = a s + b t + c on one cell.
struct AffineMap {
  double a = 0, b = 0, c = 0;
};

/// What an edge of a cell lies on. Non-negative: the neuron (counted through the layers, first layer first)
/// whose breakpoint it is; negative: edge -1-i of the domain polygon, which joins its corners i and i + 1.
using EdgeTag = std::int32_t;

inline constexpr std::int32_t no_cell = -1;

/// Cells as flat arrays. Corner i of cell c is x[first_corner[c] + i]; corners go counter-clockwise; edge i
/// joins corner i to corner i+1.
///
/// Neurons are counted through all layers, the output layer last. Its neurons have pieces only where its
/// activation bends. A neuron with a linear activation has piece 0 everywhere.
///
/// Invariants: areas add up to the domain's; each cell is convex; f is its affine map on the cell; cells that
/// share an edge differ in the piece of the neurons on that edge; V - E + F = 1.
struct Subdivision {
  int outputs = 1;
  int pattern_words = 0;                   ///< 64-bit words of pattern per cell, two bits per neuron
  std::vector<std::int32_t> first_corner;  ///< cells() + 1 entries
  std::vector<double> x, y;                ///< corners, in slice coordinates (s, t)
  std::vector<EdgeTag> edge_tag;           ///< per corner
  std::vector<std::int32_t> edge_node;     ///< per corner: its leaf in `shared`; -1 on the domain's border
  EdgeTrees shared;                        ///< which edges are the two sides of one
  std::vector<AffineMap> map;              ///< cells() * outputs
  std::vector<std::uint64_t>
      pattern;  ///< cells() * pattern_words; piece 0 = low/off, 1 = on/middle, 2 = high
  /// Cells of the first 1, 2, ... layers: an entry per hidden layer, and one for the output layer if it
  /// bends.
  std::vector<std::int64_t> cells_after_layer;

  std::vector<AffineMap> map_error;  ///< per output: bounds of the rounding errors in `map`
  nn::Network network;               ///< what was cut, for exact comparisons of maps
  Slice slice;

  std::int32_t cells() const { return static_cast<std::int32_t>(first_corner.size()) - 1; }
  int corners(std::int32_t cell) const { return first_corner[cell + 1] - first_corner[cell]; }
  /// Piece of a neuron (counted through the layers) on a cell.
  int piece(std::int32_t cell, int neuron) const {
    return static_cast<int>(pattern[std::size_t(cell) * pattern_words + neuron / 32] >> (2 * (neuron % 32)) &
                            3);
  }
};

}  // namespace crease::regions
