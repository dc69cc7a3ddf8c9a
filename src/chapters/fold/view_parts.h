#pragma once

#include "chapters/fold/figure_experiment.h"
#include "chapters/stage/view_onlooker.h"
#include "chapters/stage/view_stage.h"
#include "ui/column.h"

/// The parts of the chapter's view.
namespace crease::fold {

struct Frame : stage::Frame {
  const Model& model;
};

/// What a gesture leaves for the next frame.
struct Gesture {
  float wheel = 0;  ///< notches that are not used up
};

/// The folds row by row. Drags move creases and the window, the wheel zooms.
void draw_movable_rows(const Frame& frame, ui::Rect room, Gesture& gesture);

/// The four networks that train; a click chooses one.
void draw_choosable_runners(const Frame& frame, ui::Rect room);

/// What is claimed, and what is checked of it with the numbers of this moment.
void draw_theorem(const Frame& frame, ui::Column& column);

}  // namespace crease::fold
