#pragma once

#include "chapters/multiply/model.h"
#include "chapters/stage/figure_canvas.h"

namespace crease::multiply {

/// The loss of the network that is trained, over its steps, beside that of the one that was written down.
void draw_losses(const stage::Canvas& canvas, ui::Rect room, const Model& model, const Training& training);

}  // namespace crease::multiply
