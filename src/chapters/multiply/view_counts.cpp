#include <algorithm>
#include <cmath>
#include <string>

#include "chapters/multiply/figure_counts.h"
#include "chapters/multiply/figure_losses.h"
#include "chapters/multiply/view_parts.h"
#include "chapters/stage/view_onlooker.h"
#include "imgui.h"
#include "ui/plot.h"
#include "ui/screen_painter.h"
#include "ui/widgets.h"

namespace crease::multiply {
namespace {

constexpr float counts_pt = 176, losses_pt = 170, counts_gap_pt = 8;
constexpr const char* counts_help =
    "Hidden neurons against the number of factors n, on a logarithmic axis: one layer doubles with every "
    "factor, more "
    "layers bend the curve down, and the tree grows like n. Click to choose n.";

void choose_factors(const Frame& frame, double place) {
  const auto wanted = static_cast<std::int64_t>(std::clamp(std::llround(place), 2LL, 1LL * most_factors));
  const bool may = frame.context.session.may_set("factors.count");
  if (ImGui::IsItemActive() && may && wanted != frame.model.settings().factors)
    frame.context.commands.set("factors.count", wanted);
}

void draw_chosen_count(const Frame& frame, ui::Rect room) {
  ui::ScreenPainter painter;
  const ui::PlotSpec spec = counts_spec(frame.model);
  const ui::PlotFrame plot = ui::plot_frame(painter, frame.theme, room, spec);
  ui::drag_area("counts", plot.inner);
  choose_factors(frame, plot.x_at(ImGui::GetMousePos().x));
  draw_count_plot(painter, frame.theme, room, frame.model);
  ui::help_on_rect(frame.theme, {room.min, {room.max.x, plot.inner.min.y}}, spec.title, counts_help);
}

}  // namespace

void draw_counts(const Frame& frame, ui::Column& column) {
  draw_chosen_count(frame, column.take(counts_pt));
  column.skip(counts_gap_pt);
  ui::ScreenPainter painter;
  for (std::size_t i = 0; i < frame.model.counts().size(); ++i)
    draw_count_row(painter, frame.theme, column.take(count_row_height(frame.theme)), frame.model, i);
}

void draw_losses(const Frame& frame, ui::Column& column) {
  const Training* training = frame.model.training();
  if (training == nullptr) return;
  stage::on_screen(frame.theme, [&](const stage::Canvas& canvas) {
    draw_losses(canvas, column.take(losses_pt), frame.model, *training);
  });
  column.skip(frame.theme.metrics.group_gap);
}

}  // namespace crease::multiply
