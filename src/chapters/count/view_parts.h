#pragma once

#include <string>

#include "chapters/count/figure_experiment.h"
#include "chapters/stage/view_onlooker.h"
#include "chapters/stage/view_stage.h"
#include "ui/column.h"

/// The parts of the chapter's view.
namespace crease::count {

/// What the view remembers from frame to frame: how fast the race goes, and the weight that is dragged.
struct Hands {
  double since_s = -1, networks_then = 0, networks_per_second = 0;
  std::string weight;  ///< "layer,neuron,input" of the one that is dragged; empty: none
  double value_then = 0;
  float y_then = 0;
};

struct Frame : stage::Frame {
  const Model& model;
  Hands& hands;
};

/// The race, and how fast it goes.
void draw_timed_race(const Frame& frame, ui::Rect room);
/// The network to be beaten; dragging one of its weights up or down changes it.
void draw_movable_beat(const Frame& frame, ui::Rect room);

/// What theory says, and what is checked of it with the numbers of this moment.
void draw_theorem(const Frame& frame, ui::Column& column);

}  // namespace crease::count
