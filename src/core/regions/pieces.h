#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/base/result.h"
#include "core/nn/network.h"

namespace crease::regions {

/// A network along x(t) = origin + t direction, t in (begin, end); the ends may be infinite.
struct Line {
  std::vector<double> origin, direction;
  double begin = 0, end = 1;
};

/// Exact pieces along a line. `cells` counts intervals of constant activation pattern, `pieces` maximal
/// intervals on which the output is one affine function of t.
struct Pieces {
  std::vector<double> cell_ends;    ///< inner ends of the cells, ascending: cells - 1 of them
  std::vector<double> breakpoints;  ///< the ones where the output's slope changes: pieces - 1 of them
  std::vector<double> slope;        ///< (cells, outputs)
  std::vector<double> intercept;    ///< (cells, outputs): f(t) = slope t + intercept
  int cells() const { return static_cast<int>(cell_ends.size()) + 1; }
  int pieces() const { return static_cast<int>(breakpoints.size()) + 1; }
};

/// Error: not piecewise linear, wrong dimension, direction zero, empty interval.
Result<Pieces> pieces_along(const nn::Network& network, const Line& line);

/// The number of its cells alone, in about half the time. Error: the same.
Result<std::int64_t> count_cells_along(const nn::Network& network, const Line& line);

}  // namespace crease::regions
