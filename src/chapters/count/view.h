#pragma once

#include <memory>

#include "chapters/stage/view_stage.h"

namespace crease::count {

class Model;
struct Hands;

/// The experiment in the middle, the bounds and the theorem at the side.
class View final : public stage::View {
 public:
  /// The model outlives the view.
  explicit View(const Model& model);
  ~View() override;

  /// The bounds, and what the experiment has counted.
  std::vector<lab::Table> tables() const override;

 protected:
  void draw_middle(const stage::Frame& frame, ui::Rect room) override;
  float draw_side(const stage::Frame& frame, ui::Rect room) override;
  std::string message() const override;

 private:
  const Model& model_;
  std::unique_ptr<Hands> hands_;
};

}  // namespace crease::count
