#pragma once

#include <memory>
#include <string>

#include "chapters/view.h"

namespace crease::approximate {

class Model;

/// The chapter in a rectangle: settings on the left, the curves in the middle, the error against N and the
/// theorem on the right; in narrower windows the sides share one column with tabs.
class View final : public chapters::View {
 public:
  /// The model outlives the view.
  explicit View(const Model& model);
  ~View() override;

  void draw(const chapters::ViewContext& context, ui::Rect area) override;
  void tell(std::string sentence, ui::Tone tone) override;
  bool wants_frame() const override;
  /// The measured errors by N, and target and network at places of the segment.
  std::vector<lab::Table> tables() const override;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace crease::approximate
