#pragma once

#include <cstdint>
#include <string_view>

#include "platform/platform.h"

/// What a person does, on whatever machine: the platforms tell, the application listens. Positions in points
/// from the top left of the surface.
namespace crease::platform {

enum class Device : std::uint8_t { mouse, touch, pen };

struct Modifiers {
  bool control = false, shift = false, alt = false, meta = false;
};

/// The shape of the mouse pointer that the interface asks for.
enum class Cursor : std::uint8_t { arrow, text, hand, move, resize_x, resize_y, resize_both, forbidden };

class Listener {
 public:
  virtual ~Listener() = default;

  virtual void surface_changed(const Surface& surface) = 0;
  virtual void pointer_moved(float x_pt, float y_pt, Device device) = 0;
  /// Buttons: 0 left, 1 right, 2 middle.
  virtual void pointer_pressed(int button, bool is_down) = 0;
  virtual void pointer_left() = 0;
  /// In notches of a mouse wheel; positive y turns away from the person.
  virtual void wheel_turned(float x_notches, float y_notches) = 0;
  /// Two fingers moved apart (factor > 1) or together, around the pointer.
  virtual void pinched(float factor) = 0;
  /// `code` as in the web's KeyboardEvent.code: "KeyA", "ArrowLeft", "Enter", ...
  virtual void key_changed(std::string_view code, bool is_down, Modifiers modifiers) = 0;
  virtual void text_entered(std::string_view utf8) = 0;
  virtual void focus_changed(bool has_focus) = 0;
  virtual void file_dropped(std::string_view name, std::string_view content) = 0;
};

}  // namespace crease::platform
