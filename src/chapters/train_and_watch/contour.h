#pragma once

#include <span>
#include <vector>

#include "chapters/train_and_watch/settings.h"
#include "core/regions/subdivision.h"

namespace crease::train_and_watch {

/// Values on a grid over a window, corners included: (rows, columns) with row 0 at y0.
struct Grid {
  Window window;
  int columns = 0, rows = 0;
  std::span<const double> values;
};

/// Appends {values = 0} by linear interpolation along the grid's edges, one short line per grid cell it
/// passes through. Approximate: what lies between the grid's points is not seen.
void append_zero_contour(const Grid& grid, std::vector<regions::Polyline>& lines);

/// The decision boundary of sampled outputs (rows, columns, outputs): {f = 0}, or where the two largest are
/// equal.
std::vector<regions::Polyline> sampled_decision(const Window& window, int columns, int rows, int outputs,
                                                std::span<const double> samples);

}  // namespace crease::train_and_watch
