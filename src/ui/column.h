#pragma once

#include "ui/painter.h"

namespace crease::ui {

/// Room that is filled from top to bottom.
class Column {
 public:
  explicit Column(Rect room) : room_(room), y_(room.min.y) {}

  /// The next `height` points, over the whole width.
  Rect take(float height) {
    const Rect rect = {{room_.min.x, y_}, {room_.max.x, y_ + height}};
    y_ += height;
    return rect;
  }
  void skip(float height) { y_ += height; }
  float width() const { return room_.width(); }
  float y() const { return y_; }

 private:
  Rect room_;
  float y_;
};

inline Rect inset(Rect rect, float by) {
  return {{rect.min.x + by, rect.min.y + by}, {rect.max.x - by, rect.max.y - by}};
}
inline Rect left_part(Rect rect, float width) {
  return {rect.min, {rect.min.x + width, rect.max.y}};
}
inline Rect right_part(Rect rect, float width) {
  return {{rect.max.x - width, rect.min.y}, rect.max};
}
// The same, taken away from the room that is left.
inline Rect take_left(Rect& rest, float width) {
  const Rect taken = left_part(rest, width);
  rest.min.x = taken.max.x;
  return taken;
}
inline Rect take_right(Rect& rest, float width) {
  const Rect taken = right_part(rest, width);
  rest.max.x = taken.min.x;
  return taken;
}
inline Rect take_top(Rect& rest, float height) {
  const Rect taken = {rest.min, {rest.max.x, rest.min.y + height}};
  rest.min.y = taken.max.y;
  return taken;
}
inline Rect take_bottom(Rect& rest, float height) {
  const Rect taken = {{rest.min.x, rest.max.y - height}, rest.max};
  rest.max.y = taken.min.y;
  return taken;
}
inline Vec centre(Rect rect) {
  return {(rect.min.x + rect.max.x) / 2, (rect.min.y + rect.max.y) / 2};
}
/// A part of the given size in the middle.
inline Rect middle_part(Rect rect, float width, float height) {
  const Vec c = centre(rect);
  return {{c.x - width / 2, c.y - height / 2}, {c.x + width / 2, c.y + height / 2}};
}
inline bool contains(Rect rect, Vec point) {
  return point.x >= rect.min.x && point.x < rect.max.x && point.y >= rect.min.y && point.y < rect.max.y;
}

}  // namespace crease::ui
