#include <algorithm>
#include <cmath>

#include "chapters/multiply/figure_errors.h"
#include "chapters/multiply/view_parts.h"
#include "imgui.h"
#include "ui/screen_painter.h"
#include "ui/widgets.h"

namespace crease::multiply {
namespace {

constexpr const char* lambda_help =
    "The error at these factors against λ, both on logarithmic axes, measured in double and in float32. "
    "Dashed: what "
    "the Taylor series leaves, λ² times a factor that is known, and what rounding leaves, growing as λ "
    "becomes "
    "smaller. Drag to choose λ.";
constexpr const char* folds_help =
    "The error at these factors for each number of folds. Dashed: the largest error of one product, a "
    "quarter for each "
    "further fold. Drag to choose the number of folds.";

bool has_folds(const Model& model) {
  return model.settings().construction == Construction::squares;
}

void choose(const Frame& frame, double place) {
  const lab::Session& session = frame.context.session;
  if (!ImGui::IsItemActive()) return;
  if (has_folds(frame.model)) {
    const auto wanted = static_cast<std::int64_t>(std::clamp(std::llround(place), 1LL, 1LL * most_folds));
    if (session.may_set("network.folds") && wanted != frame.model.settings().folds)
      frame.context.commands.set("network.folds", wanted);
    return;
  }
  const double wanted = std::clamp(place, least_lambda, most_lambda);
  if (session.may_set("network.lambda") && wanted != frame.model.settings().lambda)
    frame.context.commands.set("network.lambda", wanted);
}

}  // namespace

void draw_errors(const Frame& frame, ui::Rect room) {
  const ErrorPlot errors(frame.theme, frame.model);
  ui::ScreenPainter painter;
  const ui::PlotFrame plot = errors.frame(painter, room);
  ui::drag_area("errors", plot.inner);
  const double place = plot.x_at(ImGui::GetMousePos().x);
  choose(frame, place);
  errors.draw(painter, room, ImGui::IsItemHovered() ? place : errors.place_now());
  ui::help_on_rect(frame.theme, {room.min, {room.max.x, plot.inner.min.y}}, errors.title(),
                   has_folds(frame.model) ? folds_help : lambda_help);
}

}  // namespace crease::multiply
