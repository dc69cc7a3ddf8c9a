#pragma once

#include <memory>

#include "ui/painter.h"

namespace crease::train_and_watch {

struct Shared;
struct ViewContext;

/// The plane: cells, boundaries, decision boundary and points with axes in the margins; or, in 3-D, the graph
/// of f over the same window. Call inside an open Dear ImGui window.
class PlaneView {
 public:
  PlaneView();
  ~PlaneView();
  PlaneView(const PlaneView&) = delete;
  PlaneView& operator=(const PlaneView&) = delete;

  void draw(const ViewContext& context, Shared& shared, ui::Rect pane);
  /// Whether the next frame would differ although nothing was touched.
  bool wants_frame() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace crease::train_and_watch
