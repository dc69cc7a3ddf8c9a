#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/nn/network.h"
#include "core/regions/adjacency.h"
#include "core/regions/boundaries.h"
#include "core/regions/cells.h"
#include "core/regions/nearest_boundary.h"

/// Exact subdivision of a convex polygon in a two-dimensional slice of input space.
///
/// A *cell* (activation region) is a maximal open convex set on which every neuron keeps its piece: on
/// or off for ReLU and leaky ReLU, low, middle or high for hard tanh. Neurons of the output layer count too
/// where its activation bends. A *linear region* is a maximal connected union of cells, across shared edges,
/// on which the whole output is one affine map. Cells are never sampled: they are cut out of the polygon,
/// layer by layer.
///
/// Policy for degenerate networks: a neuron cuts a cell only if it is strictly below and strictly above its
/// breakpoint at two corners; a neuron that stays at its breakpoint on a whole cell is on the lower piece
/// there (ReLU: off). These signs are those of exact arithmetic on the given doubles. Floating point decides
/// where its error bound allows; where it does not, zero is recognised in the field of 2^61 - 1 elements
/// (wrong with probability 2^-61 a test) and the sign of what is not zero comes from integers of any length.
/// So counts are exact for duplicate, parallel, zero, dead, concurrent and badly scaled neurons, and only the
/// coordinates of corners are rounded.
namespace crease::regions {

struct SubdivisionOptions {
  bool maps = true;      ///< affine maps per cell
  bool patterns = true;  ///< on/off patterns per cell
  /// Layers of at least so many neurons are decided for several cells at once (0: all). This is a matter of
  /// speed; of the result only the rounding depends on it.
  int lookahead_width = 96;
  std::int64_t max_cells = 4'000'000;  ///< more than these are an error
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
  /// many cells, numbers that overflow.
  Result<const Subdivision*> run(const nn::Network& network, const Slice& slice,
                                 std::span<const Point> domain, const SubdivisionOptions& options = {});

 private:
  struct Workspace;
  std::unique_ptr<Workspace> workspace_;
};

/// The rectangle [x0, x1] x [y0, y1] as a domain.
std::vector<Point> box(double x0, double x1, double y0, double y1);

double total_area(const Subdivision& subdivision);

/// The cell that holds a point, or no_cell outside the domain. Cost O(cells).
std::int32_t cell_at(const Subdivision& subdivision, Point point);

}  // namespace crease::regions
