#pragma once

#include <optional>

#include "chapters/distance/model.h"
#include "chapters/distance/view.h"
#include "chapters/plane/view_gestures.h"
#include "chapters/plane/view_palette.h"
#include "chapters/stage/view_stage.h"
#include "ui/column.h"

/// The parts of the chapter's view.
namespace crease::distance {

struct Frame {
  const stage::Frame& stage;
  const Model& model;
  const ui::Theme& theme = stage.theme;
};

/// The plane between two frames.
struct View::Plane {
  plane::GestureReader gestures;
  plane::Navigator navigator;
  std::optional<plane::Palette> palette;

  void draw(const Frame& frame, ui::Rect room);

 private:
  void act(const Frame& frame, const plane::Gesture& gesture, const plane::PlaneMap& map);
};

/// The course of training, on which a click shows the step under the pointer.
void draw_chosen_course(const Frame& frame, ui::Rect room);
/// What is checked with the pinned point, its ball and the step.
void draw_checks(const Frame& frame, ui::Column& column);
/// What is proved, and what a short distance does not say.
void draw_theorem(const Frame& frame, ui::Column& column);

/// "neuron 3 of layer 2"
std::string neuron_text(const regions::BoundaryDistance& nearest);

}  // namespace crease::distance
