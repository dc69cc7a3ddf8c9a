#pragma once

#include "chapters/figure_table.h"

namespace crease::multiply {

/// The figures of the chapter:
///   errors     the error against lambda, or against the folds, with both forecast branches
///   networks   the one layer and the chosen network side by side, every neuron of them
///   counts     neurons against n, for each number of layers
///   training   the loss of the network that is trained, over its steps
chapters::FigureSource figure_source();

}  // namespace crease::multiply
