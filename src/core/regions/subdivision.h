#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/nn/network.h"

/// Exact subdivision of a convex polygon in a two-dimensional slice of input space.
///
/// A *cell* (activation region) is a maximal open convex set on which every hidden neuron keeps its piece: on
/// or off for ReLU and leaky ReLU, low, middle or high for hard tanh. A *linear region* is a maximal
/// connected union of cells, across shared edges, on which the whole output is one affine map. Cells are
/// never sampled: they are cut out of the polygon, layer by layer.
///
/// Policy for degenerate networks: a neuron cuts a cell only if it is strictly below and strictly above its
/// breakpoint at two corners, beyond a stated tolerance; a neuron that stays at its breakpoint on a whole
/// cell is on the lower piece there (ReLU: off).
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

/// What an edge of a cell lies on. Non-negative: the hidden neuron (counted through the layers, first layer
/// first) whose breakpoint it is; negative: edge -1-i of the domain polygon.
using EdgeTag = std::int32_t;

inline constexpr std::int32_t no_cell = -1;

/// Cells as flat arrays. Corner i of cell c is x[first_corner[c] + i]; corners go counter-clockwise; edge i
/// joins corner i to corner i+1.
///
/// Invariants: areas add up to the domain's; each cell is convex; f is its affine map on the cell; cells that
/// share an edge differ in the piece of the neurons on that edge; V - E + F = 1.
struct Subdivision {
  int outputs = 1;
  int pattern_words = 0;                   ///< 64-bit words of pattern per cell, two bits per hidden neuron
  std::vector<std::int32_t> first_corner;  ///< cells() + 1 entries
  std::vector<double> x, y;                ///< corners, in slice coordinates (s, t)
  std::vector<EdgeTag> edge_tag;           ///< per corner
  std::vector<AffineMap> map;              ///< cells() * outputs
  std::vector<std::uint64_t>
      pattern;  ///< cells() * pattern_words; piece 0 = low/off, 1 = on/middle, 2 = high
  std::vector<std::int64_t> cells_after_layer;  ///< cells of the first 1, 2, ... hidden layers

  std::int32_t cells() const { return static_cast<std::int32_t>(first_corner.size()) - 1; }
  int corners(std::int32_t cell) const { return first_corner[cell + 1] - first_corner[cell]; }
  /// Piece of a hidden neuron (counted through the layers) on a cell.
  int piece(std::int32_t cell, int neuron) const {
    return static_cast<int>(pattern[std::size_t(cell) * pattern_words + neuron / 32] >> (2 * (neuron % 32)) &
                            3);
  }
};

struct SubdivisionOptions {
  bool maps = true;                    ///< affine maps per cell
  bool patterns = true;                ///< on/off patterns per cell
  std::int64_t max_cells = 4'000'000;  ///< stop beyond this many, with a sentence in `incomplete`
};

/// Reusable workspace: repeated calls allocate nothing once warm (the live picture calls it every frame).
class Subdivider {
 public:
  Subdivider();
  Subdivider(Subdivider&&) noexcept;
  Subdivider& operator=(Subdivider&&) noexcept;
  ~Subdivider();

  /// Cuts the convex, counter-clockwise `domain` (in slice coordinates). The result lives until the next
  /// call. Error: not piecewise linear, slice of the wrong dimension, domain not convex or without area, too
  /// many cells.
  Result<const Subdivision*> run(const nn::Network& network, const Slice& slice,
                                 std::span<const Point> domain, const SubdivisionOptions& options = {});

 private:
  struct Workspace;
  std::unique_ptr<Workspace> workspace_;
};

/// The rectangle [x0, x1] x [y0, y1] as a domain.
std::vector<Point> box(double x0, double x1, double y0, double y1);

/// Twice-checked facts about a subdivision that need all cells at once: shared corners and edges.
struct Adjacency {
  std::int64_t vertices = 0;  ///< distinct corners
  std::int64_t edges = 0;     ///< distinct edges, split where a corner of a neighbour lies on them
  /// Per corner of Subdivision (edge i of cell c): the cell on the other side, or no_cell on the domain's
  /// border. Where several cells share an edge, the first; `more` holds the rest.
  std::vector<std::int32_t> neighbour;
  struct Shared {
    std::int32_t corner, cell;
  };
  std::vector<Shared> more;
};
Adjacency adjacency(const Subdivision& subdivision);

/// Linear regions: connected unions of cells with the same output map.
struct LinearRegions {
  std::int32_t count = 0;
  std::vector<std::int32_t> region_of_cell;
};
LinearRegions linear_regions(const Subdivision& subdivision, const Adjacency& adjacency);

double total_area(const Subdivision& subdivision);

/// One maximal bent line of a neuron's breakpoint (hard tanh has two, `breakpoint` 0 and 1).
struct Polyline {
  int layer = 0, neuron = 0, breakpoint = 0;  ///< layer from 0, neuron within its layer
  bool closed = false;
  std::vector<Point> points;
};

/// Boundaries of all hidden neurons, or of one (`only`, counted through the layers). Every neuron shows its
/// whole boundary, also where it runs along another neuron's.
std::vector<Polyline> boundaries(const nn::Network& network, const Slice& slice,
                                 const Subdivision& subdivision, int only = -1);

/// The decision boundary: {f = 0} for one output, {the two largest outputs are equal} for more, as bent lines
/// (layer and neuron are 0).
std::vector<Polyline> decision_boundary(const Subdivision& subdivision);

/// The cell that holds a point, or no_cell outside the domain. Cost O(cells).
std::int32_t cell_at(const Subdivision& subdivision, Point point);

/// The largest circle around a point that crosses no neuron's boundary: exact also across cells, since the
/// nearest boundary bounds the point's own cell. The domain's border does not count. Source  theory of local
/// distances: min_j |z_j| / |grad z_j|
struct NearestBoundary {
  double distance = 0;  ///< infinite if no neuron bounds the point's cell
  int neuron = -1;      ///< counted through the layers
  Point foot;           ///< the touching point
};
NearestBoundary nearest_boundary(const nn::Network& network, const Slice& slice, Point point);

}  // namespace crease::regions
