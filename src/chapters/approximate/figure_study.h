#pragma once

#include "chapters/approximate/model.h"
#include "ui/painter.h"
#include "ui/plot.h"
#include "ui/theme.h"

namespace crease::approximate {

ui::PlotFrame study_frame(const ui::Painter& painter, const ui::Theme& theme, ui::Rect room,
                          const Model& model);

/// The error against N on logarithmic axes. `marked_x`: the N with a crosshair, or nowhere.
void draw_study(ui::Painter& painter, const ui::Theme& theme, ui::Rect room, const Model& model,
                double marked_x);

}  // namespace crease::approximate
