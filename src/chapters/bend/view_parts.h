#pragma once

#include <optional>

#include "chapters/bend/model.h"
#include "chapters/bend/view.h"
#include "chapters/plane/view_gestures.h"
#include "chapters/plane/view_palette.h"
#include "chapters/stage/view_stage.h"
#include "ui/column.h"

/// The parts of the chapter's view.
namespace crease::bend {

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

/// The question, a button per layer, and the score.
void draw_game(const Frame& frame, ui::Column& column);
/// Who bends the boundary, by what angle, and the weight that this gives away.
void draw_bends(const Frame& frame, ui::Column& column);
/// The measured share of dead neurons beside the exact one.
void draw_dead(const Frame& frame, ui::Column& column);
/// The facts, and what is checked of them now.
void draw_theorem(const Frame& frame, ui::Column& column);

}  // namespace crease::bend
