#include <array>
#include <string>

#include "chapters/fold/view_parts.h"
#include "ui/widgets.h"

namespace crease::fold {
namespace {

constexpr const char* network_id = "train.network";
constexpr std::array<const char*, 4> ids = {"deep", "same", "enough", "solution"};

}  // namespace

void draw_choosable_runners(const Frame& frame, ui::Rect room) {
  stage::on_screen(frame.theme, [&](const stage::Canvas& canvas) {
    draw_runners({canvas, frame.model}, room);
  });
  if (!frame.context.session.may_set(network_id)) return;
  const std::array<ui::Rect, 4> rects = arrange_runners(room);
  for (std::size_t which = 0; which < rects.size(); ++which) {
    const bool is_chosen = static_cast<std::size_t>(frame.model.settings().chosen) == which;
    if (ui::hot_rect(ids[which], rects[which]) && !is_chosen)
      frame.context.commands.set(network_id, std::string(ids[which]));
  }
}

}  // namespace crease::fold
