#pragma once

#include "chapters/fold/model.h"
#include "ui/painter.h"
#include "ui/theme.h"

namespace crease::fold {

/// Pieces against neurons on a logarithmic axis: the folds, the most there can be, one layer, and random
/// networks with their standard deviation. `marked_x`: position of a crosshair on the page, or nowhere.
void draw_counts(ui::Painter& painter, const ui::Theme& theme, ui::Rect room, const Model& model,
                 double marked_x);

}  // namespace crease::fold
