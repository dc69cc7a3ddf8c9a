#pragma once

#include "chapters/figure_table.h"

namespace crease::fold {

/// The figures of the chapter, of the experiment that is on:
///   experiment   what stands in the middle: folds and heights, disturbed networks, networks that train, the
///                sheet
///   counts       what is counted of them: pieces against neurons, what is left, error and pieces, cells
chapters::FigureSource figure_source();

}  // namespace crease::fold
