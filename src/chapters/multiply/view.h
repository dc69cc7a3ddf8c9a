#pragma once

#include "chapters/stage/view_stage.h"

namespace crease::multiply {

class Model;

/// One layer beside the chosen network and the error in the middle; counts, training and the theorem at the
/// side.
class View final : public stage::View {
 public:
  /// The model outlives the view.
  explicit View(const Model& model);

  /// Errors, neurons, losses, and what is checked of the theorem.
  std::vector<lab::Table> tables() const override;

 protected:
  void draw_middle(const stage::Frame& frame, ui::Rect room) override;
  float draw_side(const stage::Frame& frame, ui::Rect room) override;
  std::string message() const override;

 private:
  const Model& model_;
};

}  // namespace crease::multiply
