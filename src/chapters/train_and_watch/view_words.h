#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "chapters/train_and_watch/model.h"
#include "lab/place.h"

/// The picture and the plots for people who read or hear them.
namespace crease::train_and_watch {

/// The cell that holds the point "x,y" (stored coordinates), with a way into each cell across one of its
/// sides; without a point, the cell in the middle of the window. None where the picture has no cells, or none
/// there. Cost O(corners of all cells).
std::optional<lab::Place> place_in(const Model& model, std::string_view at);

/// The curves over training, the layers, and the largest cells.
std::vector<lab::Table> tables_of(const Model& model);

}  // namespace crease::train_and_watch
