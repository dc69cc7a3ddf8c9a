#pragma once

#include <memory>

#include "ui/painter.h"

namespace crease::train_and_watch {

struct Shared;
struct ViewContext;
struct PlaneLink;

/// Which of two planes side by side this is.
struct PlaneRole {
  const char* name = "";      ///< "A" or "B"; empty: there is only one
  PlaneLink* link = nullptr;  ///< what the two have in common; null where there is only one
  ui::Rect tools;             ///< room for the tools of both; empty: the other plane draws them
};

/// The plane: cells, boundaries, decision boundary and points with axes in the margins; or, in 3-D, the graph
/// of f over the same window. Call inside an open Dear ImGui window.
class PlaneView {
 public:
  PlaneView();
  ~PlaneView();
  PlaneView(const PlaneView&) = delete;
  PlaneView& operator=(const PlaneView&) = delete;

  void draw(const ViewContext& context, Shared& shared, ui::Rect pane, const PlaneRole& role = {});
  /// Whether the next frame would differ although nothing was touched.
  bool wants_frame() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace crease::train_and_watch
