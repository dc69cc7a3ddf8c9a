#pragma once

#include "ui/painter.h"

namespace crease::ui {

enum class Icon : std::uint8_t {
  none,
  play,
  pause,
  step,
  rewind,
  undo,
  redo,
  dice,
  chevron_down,
  chevron_right,
  plus,
  minus,
  close,
  question,
  warning,
  check,
  sun,
  moon,
};

/// Draws an icon into a square of `size_pt` around `centre`, in one colour, from lines and polygons.
void draw_icon(Painter& painter, Icon icon, Vec centre, float size_pt, Colour colour);

}  // namespace crease::ui
