#pragma once

#include "chapters/figure_table.h"

namespace crease::approximate {

/// The figures of the chapter:
///   approximation   target and network, and the error below them; on the square, difference and one neuron
///   errors          the error against N, or against the number of neurons
chapters::FigureSource figure_source();

}  // namespace crease::approximate
