#pragma once

#include "chapters/figure_table.h"

namespace crease::count {

/// The figures of the chapter:
///   experiment   what stands in the middle: the race, sweeps, counts while networks learn, a network
///   bounds       what was counted, beside what theory allows
chapters::FigureSource figure_source();

}  // namespace crease::count
