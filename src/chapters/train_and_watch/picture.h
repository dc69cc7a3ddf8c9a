#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "chapters/train_and_watch/settings.h"
#include "core/regions/subdivision.h"

namespace crease::train_and_watch {

/// Everything the plane shows, computed by update() and only read by the view.
struct Picture {
  std::uint64_t revision = 0;  ///< changes whenever anything here does
  Window window;
  std::int64_t step = 0;                        ///< of the network that is shown
  bool is_exact = true;                         ///< false: not piecewise linear, `samples` is drawn instead
  std::string notice;                           ///< why the picture is not exact or not complete, else empty
  const regions::Subdivision* cells = nullptr;  ///< null unless is_exact
  std::vector<std::int32_t> region_of_cell;     ///< linear region of each cell
  std::int32_t linear_regions = 0;
  /// Place of each cell on the circle of hues, in 1024ths (0..1023): a function of the cell's pattern, so the
  /// same cell keeps its tint; cells that share an edge lie at least a fifth of the circle apart.
  std::vector<std::uint32_t> tint_of_cell;
  std::vector<regions::Polyline> decision;  ///< decision boundary
  int sample_columns = 0, sample_rows = 0;  ///< grid of outputs for smooth activations, corners included
  std::vector<double> samples;              ///< (rows, columns, outputs), row 0 at y0
  double value_scale = 1;                   ///< |f| that the colour scale ends at (robust, smooth in time)
  std::string colouring = "value";  ///< what cells are coloured by, "auto" resolved: see PictureSettings
  double margin_scale = 1;          ///< the same for the lead of the largest output over the second
  int output = 0;                   ///< the output that value, slope and 3-D show; always a valid one
};

}  // namespace crease::train_and_watch
