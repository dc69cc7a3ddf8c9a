#include <algorithm>
#include <cmath>

#include "chapters/distance/figure_plots.h"
#include "chapters/distance/view_parts.h"
#include "chapters/stage/view_onlooker.h"
#include "imgui.h"

namespace crease::distance {
namespace {

constexpr const char* shown_id = "training.shown";

/// A click, or a drag, shows the step under the pointer.
void choose_step(const Frame& frame, double place) {
  const lab::Session& session = frame.stage.context.session;
  if (!ImGui::IsItemActive() || !session.may_set(shown_id)) return;
  const auto wanted = static_cast<std::int64_t>(
      std::clamp(place < 0.75 ? 0.0 : std::floor(place * 1.19), 0.0, double(most_steps)));
  if (wanted != frame.model.settings().shown) frame.stage.context.commands.set(shown_id, wanted);
}

/// On the course a pointer chooses.
class StepChooser final : public stage::PointerOnlooker {
 public:
  explicit StepChooser(const Frame& frame) : PointerOnlooker(frame.theme), frame_(frame) {}
  /// The mark stays at the step that is shown.
  double place_on(const char* id, const ui::PlotFrame& plot) const override {
    PointerOnlooker::place_on(id, plot);
    choose_step(frame_, plot.x_at(ImGui::GetMousePos().x));
    return ui::nowhere;
  }

 private:
  const Frame& frame_;
};

}  // namespace

void draw_chosen_course(const Frame& frame, ui::Rect room) {
  ui::ScreenPainter painter;
  draw_course({painter, frame.theme, StepChooser(frame)}, room, frame.model);
}

}  // namespace crease::distance
