#pragma once

#include "chapters/approximate/model.h"
#include "ui/painter.h"
#include "ui/plot.h"
#include "ui/theme.h"

namespace crease::approximate {

/// Where target and network lie, and the error below them.
struct GraphFrames {
  ui::PlotFrame upper, lower;
};
GraphFrames graph_frames(const ui::Painter& painter, const ui::Theme& theme, ui::Rect room,
                         const Model& model);

/// Target, network and neurons, and below them the error over the same segment, both with the worst place.
/// `marked_x`: a crosshair in both, or nowhere.
void draw_graph(ui::Painter& painter, const ui::Theme& theme, ui::Rect room, const Model& model,
                double marked_x);

}  // namespace crease::approximate
