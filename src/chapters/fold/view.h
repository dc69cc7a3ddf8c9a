#pragma once

#include <memory>
#include <string>
#include <vector>

#include "chapters/stage/view_stage.h"

namespace crease::fold {

class Model;
struct Gesture;

/// Folds row by row, disturbed networks, networks that train, or the sheet; what is counted of them and the
/// theorem on the side.
class View final : public stage::View {
 public:
  /// The model outlives the view.
  explicit View(const Model& model);
  ~View() override;

  /// What the plots show.
  std::vector<lab::Table> tables() const override;

 private:
  void draw_middle(const stage::Frame& frame, ui::Rect room) override;
  float draw_side(const stage::Frame& frame, ui::Rect room) override;
  std::string message() const override;

  const Model& model_;
  std::unique_ptr<Gesture> gesture_;
};

}  // namespace crease::fold
