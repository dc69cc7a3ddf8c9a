#include "chapters/train_and_watch/figure_plots.h"

#include "chapters/train_and_watch/figure_plot_specs.h"
#include "ui/column.h"
#include "ui/number_text.h"

namespace crease::train_and_watch {
namespace {

constexpr float margin_pt = 12, gap_pt = 10;

}  // namespace

std::vector<ui::PlotSpec> plots_of(const Pair& pair, const ui::Theme& theme, Curves curves) {
  const Model& model = pair.a();
  const History& history = model.history();
  std::vector<ui::PlotSpec> plots;
  if (history.step.size() < 2) return plots;
  const auto add = [&](Curves kind, const std::vector<double> History::*values, const auto& spec_of) {
    if ((curves != kind && curves != Curves::all) || !has_numbers(history.*values)) return;
    plots.push_back(spec_of(history));
    if (pair.b() != nullptr) add_twins(plots.back(), spec_of(pair.b()->history()));
  };
  add(Curves::loss, &History::train_loss, [&](const History& one) { return loss_plot(theme, one, true); });
  add(Curves::accuracy, &History::train_accuracy,
      [&](const History& one) { return accuracy_plot(theme, one); });
  add(Curves::regions, &History::cells, [&](const History& one) { return regions_plot(theme, one); });
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
