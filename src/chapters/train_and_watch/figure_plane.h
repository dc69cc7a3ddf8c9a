#pragma once

#include "chapters/train_and_watch/model.h"
#include "ui/figure_painter.h"
#include "ui/theme.h"

namespace crease::train_and_watch {

/// The plane as the lab shows it, from above, filling `rect`: cells, creases, decision boundary, points, and
/// a pinned neuron's crease. Needs a model that has settled.
void draw_plane_picture(const Model& model, const ui::Theme& theme, ui::Rect rect,
                        ui::FigurePainter& painter);

/// The same with axes, counts and legend around it.
void draw_plane_figure(const Model& model, const ui::Theme& theme, ui::Rect page, ui::FigurePainter& painter);

}  // namespace crease::train_and_watch
