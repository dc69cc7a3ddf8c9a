#include "chapters/train_and_watch/figure_plots.h"

#include <utility>

#include "ui/column.h"
#include "ui/number_text.h"

namespace crease::train_and_watch {
namespace {

constexpr float margin_pt = 12, gap_pt = 10;

}  // namespace

std::vector<ui::PlotSpec> plots_of(const Model& model, const Model* b, const ui::Theme& theme,
                                   std::optional<Curves> curves) {
  const History& history = model.history();
  std::vector<ui::PlotSpec> plots;
  if (history.step.size() < 2) return plots;
  for (TrainingPlot& plot : training_plots(theme, history, b != nullptr ? &b->history() : nullptr, true))
    if (!curves || *curves == plot.curves) plots.push_back(std::move(plot.spec));
  const auto step = static_cast<double>(model.step());
  const double marked = step < history.step.back() ? step : -1;
  for (ui::PlotSpec& plot : plots) {
    plot.x = step_axis(history, false);
    plot.x_label = marked >= 0 ? "Step " + ui::integer_text(marked) : "Steps";
    plot.marked_x = marked < 0 ? ui::nowhere : marked;
  }
  return plots;
}

void draw_plots_figure(const std::vector<ui::PlotSpec>& plots, const ui::Theme& theme, ui::Rect page,
                       ui::FigurePainter& painter) {
  painter.fill_rect(page, theme.pane);
  ui::Column column(ui::inset(page, margin_pt));
  const auto count = static_cast<float>(plots.size());
  const float height = (page.height() - 2 * margin_pt - gap_pt * (count - 1)) / count;
  for (const ui::PlotSpec& plot : plots) {
    painter.begin_group("plot");
    ui::draw_plot(painter, theme, column.take(height), plot);
    painter.end_group();
    column.skip(gap_pt);
  }
}

}  // namespace crease::train_and_watch
