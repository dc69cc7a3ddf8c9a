#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "chapters/stage/view_stage.h"

namespace crease::distance {

class Model;

/// The chapter on the stage: the plane with the balls and the step in the middle; the histogram, the curves
/// over training, the random networks and the theorem at the side.
class View final : public stage::View {
 public:
  /// The model outlives the view.
  explicit View(const Model& model);
  ~View() override;

  std::vector<lab::Table> tables() const override;
  std::optional<lab::Place> place(std::string_view at) const override;

 protected:
  void draw_middle(const stage::Frame& frame, ui::Rect room) override;
  float draw_side(const stage::Frame& frame, ui::Rect room) override;
  std::string message() const override;

 private:
  struct Plane;
  const Model& model_;
  std::unique_ptr<Plane> plane_;
};

}  // namespace crease::distance
