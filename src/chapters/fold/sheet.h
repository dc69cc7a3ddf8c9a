#pragma once

#include <cstdint>
#include <vector>

#include "chapters/fold/settings.h"
#include "core/constructions/fold_sheet.h"

namespace crease::fold {

/// A crease of the unfolded sheet, and the layer that made it.
struct SheetCrease {
  double x0, y0, x1, y1;
  int layer;
};

/// The sheet of the settings, folded and unfolded.
struct Sheet {
  constructions::FoldedSheet folded;
  std::vector<SheetCrease> creases;
  std::vector<std::int64_t> cells_after_fold;  ///< by the exact subdivision of the square
  int cells = 0;                               ///< of them, without slivers
  int slivers = 0;  ///< cells with less area than rounding can tell from none: creases that meet in one point
};

/// Cost    some milliseconds for ten folds
Sheet make_sheet(const Settings& settings);

}  // namespace crease::fold
