#pragma once

#include <memory>
#include <string>
#include <vector>

#include "chapters/stage/view_stage.h"

namespace crease::bend {

class Model;

/// The chapter on the stage: the plane with one boundary in the middle; its bends, the game, dead neurons and
/// the theorem at the side.
class View final : public stage::View {
 public:
  /// The model outlives the view.
  explicit View(const Model& model);
  ~View() override;

  std::vector<lab::Table> tables() const override;

 protected:
  void draw_middle(const stage::Frame& frame, ui::Rect room) override;
  float draw_side(const stage::Frame& frame, ui::Rect room) override;
  std::string message() const override;

 private:
  struct Plane;
  const Model& model_;
  std::unique_ptr<Plane> plane_;
};

}  // namespace crease::bend
