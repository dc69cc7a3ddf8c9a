#pragma once

#include "chapters/stage/view_stage.h"

namespace crease::approximate {

class Model;

/// The curves in the middle, the error against N and the theorem at the side.
class View final : public stage::View {
 public:
  /// The model outlives the view.
  explicit View(const Model& model);

  /// The measured errors by N, and target and network at places of the segment.
  std::vector<lab::Table> tables() const override;

 protected:
  void draw_middle(const stage::Frame& frame, ui::Rect room) override;
  float draw_side(const stage::Frame& frame, ui::Rect room) override;
  std::string message() const override;

 private:
  const Model& model_;
};

}  // namespace crease::approximate
