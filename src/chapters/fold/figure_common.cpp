#include <array>

#include "chapters/fold/figure_experiment.h"

namespace crease::fold {

void draw_curve(ui::Painter& painter, const ui::PlotFrame& plot, std::span<const double> x,
                std::span<const double> y, ui::Stroke stroke) {
  painter.push_clip({{plot.inner.min.x, plot.inner.min.y - 2}, {plot.inner.max.x, plot.inner.max.y + 2}});
  for (const std::vector<ui::Vec>& piece : ui::curve(plot, x, y)) painter.polyline(piece, stroke);
  painter.pop_clip();
}

std::string raised(int exponent) {
  constexpr std::array<const char*, 10> digits = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string text;
  for (const char digit : std::to_string(exponent))
    text += digit == '-' ? "⁻" : digits[static_cast<std::size_t>(digit - '0')];
  return text;
}

}  // namespace crease::fold
