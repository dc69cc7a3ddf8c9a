#pragma once

#include <span>

#include "chapters/train_and_watch/figure_mosaic.h"
#include "render/scene.h"
#include "ui/figure_painter.h"

namespace crease::train_and_watch {

/// Draws the segments that the GPU draws, those of one look as one shape. Dashes lie where the GPU has them:
/// as long as the gaps between them, round ends included.
void draw_segments(ui::FigurePainter& painter, std::span<const render::Segment> segments,
                   const MeshOnPage& map);

}  // namespace crease::train_and_watch
