#include "chapters/train_and_watch/view_plots.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "chapters/train_and_watch/figure_plot_specs.h"
#include "chapters/train_and_watch/pair.h"
#include "chapters/train_and_watch/view.h"
#include "chapters/train_and_watch/view_state.h"
#include "imgui.h"
#include "lab/commands.h"
#include "lab/session.h"
#include "ui/column.h"
#include "ui/number_text.h"
#include "ui/screen_painter.h"
#include "ui/widgets.h"

namespace crease::train_and_watch {
namespace {

constexpr float head_pt = 28, least_plot_pt = 92, plot_gap_pt = 4, x_labels_pt = 28;
constexpr const char* step_id = "history.step";

constexpr const char* loss_help =
    "How wrong the outputs are, on average over the training points and over the test points. Training makes "
    "the "
    "first small; the second says whether what was learnt holds for other points, too.";
constexpr const char* accuracy_help =
    "The share of the points that are put into the right class, of the training points and of the test "
    "points.";
constexpr const char* regions_help =
    "Exact counts in the window. Cells: pieces in which every neuron keeps its piece. Linear regions: "
    "connected "
    "unions of cells on which the output is one affine map.";

const char* help_on(Curves curves) {
  return curves == Curves::loss ? loss_help : curves == Curves::accuracy ? accuracy_help : regions_help;
}

}  // namespace

void PlotsView::draw_head(const ViewContext& context, ui::Rect rect) {
  const ui::Theme& theme = context.theme;
  ui::ButtonSpec loss, steps;
  loss.id = "log-loss";
  loss.label = "log loss";
  loss.is_chosen = has_log_loss_;
  loss.help_title = "Logarithmic loss axis";
  loss.help =
      "Equal distances are equal factors: a loss that falls by a constant factor per step is a straight "
      "line.";
  steps.id = "log-steps";
  steps.label = "log steps";
  steps.is_chosen = has_log_steps_;
  steps.help_title = "Logarithmic step axis";
  steps.help = "Gives the first steps, in which most happens, as much room as the many later ones.";
  ui::Rect right = ui::right_part(rect, ui::button_width(theme, steps));
  if (ui::draw_button(theme, right, steps)) has_log_steps_ = !has_log_steps_;
  const float width = ui::button_width(theme, loss), gap = theme.metrics.gap / 2;
  right = {{right.min.x - width - gap, rect.min.y}, {right.min.x - gap, rect.max.y}};
  if (ui::draw_button(theme, right, loss)) has_log_loss_ = !has_log_loss_;
  const char* title = "Over training";
  if (rect.min.x + ui::text_width(title, theme.type.body, ui::Font::sans_bold) > right.min.x) return;
  ui::ScreenPainter painter;
  ui::draw_label(painter, rect, title, theme.text, theme.type.body, ui::Font::sans_bold);
}

void PlotsView::draw_one(const ViewContext& context, Shared& shared, ui::Rect rect, const ui::PlotSpec& spec,
                         const char* help) {
  ui::ScreenPainter painter;
  ui::draw_plot(painter, context.theme, rect, spec);
  const ui::PlotFrame frame = ui::plot_frame(painter, context.theme, rect, spec);
  const ui::Rect head = {rect.min, {rect.max.x, frame.inner.min.y}};
  ui::help_on_rect(context.theme, head, spec.title, help);
  ui::drag_area(spec.title.c_str(), frame.inner);
  const std::vector<double>& steps = context.model.history().step;
  if (ImGui::IsItemActive()) visit(context, frame.x_at(ImGui::GetMousePos().x));
  if (!ImGui::IsItemHovered()) return;
  const int index = ui::nearest_index(steps, frame.x_at(ImGui::GetMousePos().x));
  if (index >= 0) shared.hovered_step = steps[static_cast<std::size_t>(index)];
}

/// Goes to the step under the pointer while it is held down.
void PlotsView::visit(const ViewContext& context, double step) const {
  if (context.session == nullptr || !std::isfinite(step) || !context.session->may_set(step_id)) return;
  const double last = context.model.history().step.back();
  const auto wanted = static_cast<std::int64_t>(std::llround(std::clamp(step, 0.0, last)));
  const Result<lab::Value> shown = context.session->get(step_id);
  if (shown && std::get<std::int64_t>(shown.value()) != wanted) context.commands.set(step_id, wanted);
}

/// The way back through training, as a row of its own.
void PlotsView::draw_visit(const ViewContext& context, ui::Column& column) {
  if (context.session == nullptr) return;
  const lab::Parameter parameter = context.session->step_parameter();
  if (!parameter.is_enabled || parameter.is_hidden) return;
  const Result<lab::Value> current = context.session->get(step_id);
  const std::optional<lab::Value> wish = rows_.draw(context.theme, column, parameter, current.value());
  if (wish) context.commands.set(step_id, *wish);
}

void PlotsView::draw(const ViewContext& context, Shared& shared, ui::Rect room) {
  const ui::Theme& theme = context.theme;
  const History& history = context.model.history();
  ui::Column column(room);
  draw_head(context, column.take(std::max(head_pt, theme.metrics.control)));
  if (history.step.size() < 2) {
    column.skip(theme.metrics.gap);
    ui::draw_paragraph(
        theme, column.take(0),
        "Press play. Loss, accuracy and the number of regions are drawn here as training goes on.",
        theme.quiet, theme.type.small);
    return;
  }
  draw_visit(context, column);
  const Model* b = context.pair != nullptr ? context.pair->b() : nullptr;
  std::vector<TrainingPlot> plots =
      training_plots(theme, history, b != nullptr ? &b->history() : nullptr, has_log_loss_);
  const float count = static_cast<float>(plots.size());
  const float height = std::max(least_plot_pt, (room.max.y - column.y() - x_labels_pt) / count - plot_gap_pt);
  const auto step = static_cast<double>(context.model.step());
  const bool is_visiting = step < history.step.back();
  const double hovered = std::exchange(shared.hovered_step, -1);
  const double marked = hovered < 0 && is_visiting ? step : hovered;
  for (std::size_t i = 0; i < plots.size(); ++i) {
    const bool is_last = i + 1 == plots.size();
    ui::PlotSpec& spec = plots[i].spec;
    spec.x = step_axis(history, has_log_steps_);
    spec.marked_x = marked < 0 ? ui::nowhere : marked;
    if (is_last) spec.x_label = marked >= 0 ? "Step " + ui::integer_text(marked) : "Steps";
    draw_one(context, shared, column.take(height + (is_last ? x_labels_pt : 0)), spec,
             help_on(plots[i].curves));
    column.skip(plot_gap_pt);
  }
}

}  // namespace crease::train_and_watch
