#pragma once

#include "chapters/figure_table.h"

namespace crease::bend {

/// The figures of the chapter:
///   plane    a neuron's boundary with its bends, and those of the others
chapters::FigureSource figure_source();

}  // namespace crease::bend
