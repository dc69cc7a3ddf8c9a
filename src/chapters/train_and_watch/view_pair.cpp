#include "chapters/train_and_watch/view_pair.h"

#include <utility>

#include "chapters/train_and_watch/pair.h"
#include "chapters/train_and_watch/view_words.h"
#include "lab/session.h"

namespace crease::train_and_watch {

void PairView::draw(const chapters::ViewContext& context, ui::Rect area) {
  if (pair_.b() == nullptr) scene_b_.reset();
  if (pair_.b() != nullptr && !scene_b_ && context.has_gpu) scene_b_ = std::make_unique<render::Scene>();
  const ViewContext own{pair_.a(),
                        context.commands,
                        context.theme,
                        context.has_gpu ? &scene_ : nullptr,
                        context.pixels_per_point,
                        context.framebuffer_height_px,
                        context.time_s,
                        context.reduced_motion,
                        context.is_touch,
                        &context.host,
                        &context.session,
                        &pair_,
                        scene_b_.get()};
  view_.draw(own, area);
}

std::optional<lab::Place> PairView::place(std::string_view at) const {
  std::optional<lab::Place> place = place_in(pair_.a(), at);
  if (!place || pair_.b() == nullptr) return place;
  if (const std::optional<lab::Place> there = place_in(*pair_.b(), place->at))
    for (const std::string& line : there->lines) place->lines.push_back("Network B: " + line);
  return place;
}

std::vector<lab::Table> PairView::tables() const {
  std::vector<lab::Table> tables = tables_of(pair_.a());
  if (pair_.b() == nullptr) return tables;
  for (lab::Table& table : tables_of(*pair_.b())) {
    table.id.insert(0, "b.");
    table.title += " of B";
    tables.push_back(std::move(table));
  }
  return tables;
}

void PairView::graphics_lost() {
  scene_.forget_objects();
  if (scene_b_) scene_b_->forget_objects();
}

}  // namespace crease::train_and_watch
