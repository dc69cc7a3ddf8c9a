#pragma once

#include <optional>
#include <string>

#include "chapters/distance/model.h"
#include "chapters/plane/figure_plane.h"
#include "chapters/plane/view_palette.h"

namespace crease::distance {

/// Cells, boundaries and points, with the balls around the pinned point and the step away from its answer.
/// `hovered`: the ball around the pointer. All that is handed over outlives the picture.
plane::PlanePicture plane_picture(ui::Painter& painter, const plane::Palette& palette, const Model& model,
                                  const std::optional<Ball>& hovered);

/// "Pinned point: 0.123 to neuron 3 of layer 2"; `where` ends with a colon and a blank.
std::string ball_text(const char* where, const Ball& ball);

/// "120 cells, 118 linear regions in view"; empty: they could not be cut.
std::string counts_text(const Model& model);

}  // namespace crease::distance
