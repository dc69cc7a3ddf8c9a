#pragma once

#include "chapters/figure_table.h"

namespace crease::images {

/// The figures of the chapter:
///   slice     the square of the slice that is shown, with the three images at their places and the legend
///   mixture   what the network says of the three images' middle
///   line      the outputs while the first image becomes the second
///   course    accuracy, counts and distances over training
/// and what was recorded over training, as CSV.
chapters::FigureSource figure_source();

}  // namespace crease::images
