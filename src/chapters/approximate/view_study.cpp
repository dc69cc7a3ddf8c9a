#include <algorithm>
#include <cmath>

#include "chapters/approximate/figure_study.h"
#include "chapters/approximate/view_parts.h"
#include "imgui.h"
#include "ui/screen_painter.h"
#include "ui/widgets.h"

namespace crease::approximate {
namespace {

constexpr const char* count_id = "network.count";

/// A click, or a drag, takes the N under the pointer.
void choose_count(const Frame& frame, double place) {
  const lab::Session& session = frame.context.session;
  if (!ImGui::IsItemActive() || !session.may_set(count_id)) return;
  const auto wanted = static_cast<std::int64_t>(std::clamp(std::llround(place), 1LL, 1LL * most_count));
  if (wanted != frame.model.settings().count) frame.context.commands.set(count_id, wanted);
}

/// The measured N that is nearest to a place.
double nearest_count(const Model& model, double place) {
  double nearest = ui::nowhere;
  for (const auto& [count, distance] : model.study().distances())
    if (std::isnan(nearest) || std::fabs(count - place) < std::fabs(nearest - place)) nearest = count;
  return nearest;
}

}  // namespace

void draw_study(const Frame& frame, ui::Rect room) {
  ui::ScreenPainter painter;
  const ui::PlotFrame plot = study_frame(painter, frame.theme, room, frame.model);
  ui::drag_area("study", plot.inner);
  const double place = plot.x_at(ImGui::GetMousePos().x);
  choose_count(frame, place);
  const double marked = ImGui::IsItemHovered() ? nearest_count(frame.model, place) : ui::nowhere;
  draw_study(painter, frame.theme, room, frame.model, marked);
  ui::help_on_rect(frame.theme, {room.min, {room.max.x, plot.inner.min.y}}, "Error against N",
                   "The largest error for different N, both on logarithmic axes: a straight line is a power "
                   "of N. Each dot is a network that was written down and measured. Click to take its N.");
}

}  // namespace crease::approximate
