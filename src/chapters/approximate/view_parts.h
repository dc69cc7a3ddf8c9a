#pragma once

#include "chapters/approximate/model.h"
#include "chapters/stage/view_stage.h"
#include "ui/column.h"

/// The parts of the chapter's view.
namespace crease::approximate {

struct Frame : stage::Frame {
  const Model& model;
};

/// Target, network and neurons, and below them the error over the same segment, both with the worst place.
void draw_graph(const Frame& frame, ui::Rect room);

/// The error against N on logarithmic axes. A click takes the N under the pointer.
void draw_study(const Frame& frame, ui::Rect room);

/// On the square: target, network, difference and one neuron.
void draw_square(const Frame& frame, ui::Rect room);

/// What the theorem says, and what is checked of it with the numbers of this moment.
void draw_theorem(const Frame& frame, ui::Column& column);
void draw_square_theorem(const Frame& frame, ui::Column& column);

}  // namespace crease::approximate
