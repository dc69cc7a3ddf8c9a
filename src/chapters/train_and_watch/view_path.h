#pragma once

#include <string>

#include "ui/painter.h"

namespace crease::train_and_watch {

struct ViewContext;

/// A dialog that asks for the path of a file, where the machine has no file dialog of its own. It stays open
/// until a file was read or the person gives up, and says what is wrong with a path.
class PathView {
 public:
  void open();
  /// Call inside the lab's window, last.
  void draw(const ViewContext& context, ui::Rect area);

 private:
  void fill(const ViewContext& context, ui::Rect room);
  void read(const ViewContext& context);

  bool is_asked_ = false;  ///< opens with the next frame
  int frames_ = 0;         ///< it has been open: the first ones give the field the focus
  std::string path_, error_;
};

}  // namespace crease::train_and_watch
