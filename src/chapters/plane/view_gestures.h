#pragma once

#include <optional>

#include "chapters/plane/view_axes.h"
#include "lab/commands.h"
#include "lab/session.h"
#include "ui/painter.h"

namespace crease::plane {

/// What the pointer, fingers and keys do with the plane in one frame.
struct Gesture {
  ui::Vec at;                ///< the pointer, in screen points
  ui::Vec from;              ///< where it went down
  bool is_over = false;      ///< nothing else is in front
  bool is_pressed = false;   ///< went down in this frame
  bool is_held = false;      ///< is down, or went up in this frame
  bool is_dragged = false;   ///< held, and moved further than a trembling hand
  bool is_released = false;  ///< after a drag
  bool is_clicked = false;   ///< released without a drag, not the second of a double click
  bool is_double_clicked = false, is_right_clicked = false;
  bool is_long_pressed = false;  ///< touch: held still for a while, in this frame
  bool wants_delete = false, wants_copy = false, wants_reset = false, wants_release = false;
  ui::Vec moved;      ///< since it went down
  ui::Vec moved_now;  ///< in this frame
  ui::Vec arrows;     ///< arrow keys: -1, 0 or 1 on each axis, y up
  float wheel = 0;    ///< notches, positive away from the person: zoom in
};

/// Reads gestures on a rectangle; call once per frame, it is an item of Dear ImGui's.
class GestureReader {
 public:
  Gesture read(const char* id, ui::Rect rect, bool is_touch, double time_s);
  /// A long press may come although nothing moves.
  bool wants_frame() const { return is_held_; }

 private:
  void read_press(Gesture& gesture, bool is_touch, double time_s);
  bool is_held_ = false, was_dragged_ = false, was_long_ = false;
  ui::Vec from_;
  double down_s_ = 0;
};

/// Pan and zoom: what a drag, the wheel or the keys + and - ask for.
class Navigator {
 public:
  /// The window that is wanted now; none where it stays. `map` is the plane as it is seen.
  std::optional<Window> read(const Gesture& gesture, const PlaneMap& map);
  /// Commands it, and after a double click `reset_window`.
  void act(const Gesture& gesture, const PlaneMap& map, const lab::Session& session, lab::Commands& commands);

 private:
  Window at_press_;
};

}  // namespace crease::plane
