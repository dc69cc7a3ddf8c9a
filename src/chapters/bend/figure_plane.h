#pragma once

#include <optional>

#include "chapters/bend/model.h"
#include "chapters/plane/figure_plane.h"
#include "chapters/plane/view_palette.h"

namespace crease::bend {

/// The boundary that stands out with its bends, the others behind it, and cells. `hovered`: the boundary
/// under the pointer. All that is handed over outlives the picture.
plane::PlanePicture plane_picture(ui::Painter& painter, const plane::Palette& palette, const Model& model,
                                  std::optional<Neuron> hovered);

/// "Boundary of neuron 3 of layer 2", or a question while that is secret.
std::string shown_text(const Model& model);

}  // namespace crease::bend
