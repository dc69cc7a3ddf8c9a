#pragma once

#include <memory>

#include "ui/painter.h"

namespace crease::train_and_watch {

struct Shared;
struct ViewContext;

/// The network as a diagram: weights by colour and width, each neuron with a small picture of its own
/// function; what is selected can be changed by hand. Call inside an open Dear ImGui window.
class NetworkView {
 public:
  NetworkView();
  ~NetworkView();
  NetworkView(const NetworkView&) = delete;
  NetworkView& operator=(const NetworkView&) = delete;

  void draw(const ViewContext& context, Shared& shared, ui::Rect pane);
  /// Whether the next frame would differ although nothing was touched.
  bool wants_frame() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace crease::train_and_watch
