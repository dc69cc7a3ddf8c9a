#pragma once

#include <memory>

#include "chapters/train_and_watch/view.h"
#include "chapters/view.h"
#include "render/scene.h"

namespace crease::train_and_watch {

/// The chapter as the app shows it: one network or two, with what the graphics need for each.
class PairView final : public chapters::View {
 public:
  /// The pair outlives the view.
  explicit PairView(const Pair& pair) : pair_(pair) {}

  void draw(const chapters::ViewContext& context, ui::Rect area) override;
  void tell(std::string sentence, ui::Tone tone) override { view_.tell(std::move(sentence), tone); }
  void ask_for_path() override { view_.ask_for_path(); }
  bool wants_frame() const override { return view_.wants_frame(); }
  /// The place in A; with two networks also what B does there.
  std::optional<lab::Place> place(std::string_view at) const override;
  /// With two networks, those of B follow with "b." before their ids.
  std::vector<lab::Table> tables() const override;
  void prepare_graphics() override { scene_.prepare(); }
  void graphics_lost() override;

 private:
  const Pair& pair_;
  render::Scene scene_;
  std::unique_ptr<render::Scene> scene_b_;  ///< while a second network is compared
  train_and_watch::View view_;
};

}  // namespace crease::train_and_watch
