#pragma once

#include <span>
#include <string_view>

#include "chapters/figure_table.h"

namespace crease::train_and_watch {

/// The figures of the chapter:
///   plane     the plane with its axes, counts and legend, seen from above
///   picture   the plane alone, from edge to edge
///   network   the diagram: weights by colour and width, each neuron with a small picture of its function
///   b.plane, b.picture, b.network   the same of network B, where two are compared
///   loss, accuracy, cells   a plot over training, of both; course: all of them
chapters::FigureSource figure_source();

/// What may be asked for.
std::span<const std::string_view> figure_names();

}  // namespace crease::train_and_watch
