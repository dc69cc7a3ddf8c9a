#pragma once

#include "chapters/figure_table.h"

namespace crease::fold {

/// The figures of the chapter:
///   counts    pieces against neurons, for folds and for random networks
chapters::FigureSource figure_source();

}  // namespace crease::fold
