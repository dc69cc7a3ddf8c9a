#pragma once

#include <optional>

#include "chapters/distance/model.h"
#include "chapters/distance/view.h"
#include "chapters/plane/view_cells.h"
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

/// Distances of the points of the data, times N, now and before training.
void draw_histogram(const Frame& frame, ui::Rect room);
/// What the settings ask for, over the steps of training. A click shows the step under the pointer.
void draw_course(const Frame& frame, ui::Rect room);
/// N x distance of random networks, a row per shape.
void draw_random_networks(const Frame& frame, ui::Column& column);
/// The theorem, and what is checked of it now.
void draw_theorem(const Frame& frame, ui::Column& column);

/// "neuron 3 of layer 2"
std::string neuron_text(const regions::BoundaryDistance& nearest);

}  // namespace crease::distance
