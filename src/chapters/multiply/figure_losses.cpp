#include "chapters/multiply/figure_losses.h"

#include <algorithm>

#include "ui/number_text.h"

namespace crease::multiply {
namespace {

constexpr double least_loss = 1e-8;

}  // namespace

void draw_losses(const stage::Canvas& canvas, ui::Rect room, const Model& model, const Training& training) {
  const ui::Theme& theme = canvas.theme;
  ui::Painter& painter = canvas.painter;
  ui::PlotSpec spec;
  spec.title = "Training";
  spec.series = {{"trained", training.steps(), training.losses(), theme.series_stroke(0)}};
  const double built = std::max(least_loss, model.construction_loss().value_or(1));
  double smallest = std::min(1.0, built), largest = 1;
  for (const double loss : training.losses()) {
    if (!(loss > 0)) continue;
    smallest = std::min(smallest, loss);
    largest = std::max(largest, std::min(loss, 100.0));
  }
  spec.x = {0, std::max(10.0, static_cast<double>(model.settings().training_steps))};
  spec.y = ui::round_axis(smallest, largest, true, 5);
  spec.x_label = "Steps";
  spec.value_text = [](double value) {
    return ui::number_text(value, 3);
  };
  const ui::PlotFrame plot = stage::draw_plot(
      canvas, room, "losses", spec,
      "Mean squared error on fresh random factors, uniform on [−√3, √3], as a share of what a network "
      "leaves that always says 0. Dashed: the network that was written down, on the same factors.");
  if (model.construction_loss()) {
    const float y = plot.at(0, built).y, size = theme.type.small - 1;
    painter.line({plot.inner.min.x, y}, {plot.inner.max.x, y}, {theme.positive, 1.25f, 4});
    painter.text({plot.inner.max.x - 2, y - 4}, "written down", theme.positive, size, ui::Font::sans,
                 ui::Align::right);
  }
}

}  // namespace crease::multiply
