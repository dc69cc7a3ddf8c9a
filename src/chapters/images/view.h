#pragma once

#include <memory>

#include "chapters/stage/view_stage.h"

namespace crease::images {

class Model;

/// The slice through three images in the middle; the mixture under the pointer, the outputs along a line and
/// the course of training at the side.
class View final : public stage::View {
 public:
  /// The model outlives the view.
  explicit View(const Model& model);
  ~View() override;

  /// What was recorded over training, and what the network says of the three images.
  std::vector<lab::Table> tables() const override;
  void prepare_graphics() override;
  void graphics_lost() override;

 protected:
  void draw_middle(const stage::Frame& frame, ui::Rect room) override;
  float draw_side(const stage::Frame& frame, ui::Rect room) override;
  std::string message() const override;

 private:
  struct Parts;
  const Model& model_;
  std::unique_ptr<Parts> parts_;
};

}  // namespace crease::images
