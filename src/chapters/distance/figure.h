#pragma once

#include "chapters/figure_table.h"

namespace crease::distance {

/// The figures of the chapter:
///   plane       cells, boundaries and points, with the balls around the pinned point
///   histogram   distances of points to their nearest boundary, beside theory
///   course      what is measured, over the steps of training
///   random      distances in random networks
chapters::FigureSource figure_source();

}  // namespace crease::distance
