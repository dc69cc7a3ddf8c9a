#include "chapters/count/figure_plots.h"

#include <cmath>

#include "ui/number_text.h"

namespace crease::count {

std::string lane_name(const std::vector<int>& hidden) {
  return std::to_string(hidden.size()) + " × " + std::to_string(hidden.front());
}

void draw_level(const stage::Canvas& canvas, const ui::PlotFrame& plot, double value,
                const std::string& name) {
  const float y = plot.at(plot.x.begin, value).y;
  if (!(y >= plot.inner.min.y && y <= plot.inner.max.y)) return;
  canvas.painter.line({plot.inner.min.x, y}, {plot.inner.max.x, y}, {canvas.theme.text, 1, 4});
  canvas.painter.text({plot.inner.min.x + 4, y - 4}, name, canvas.theme.text, canvas.theme.type.small - 1,
                      ui::Font::sans_bold, ui::Align::left);
}

void draw_error_bars(ui::Painter& painter, const ui::PlotFrame& plot, const std::vector<double>& x,
                     const std::vector<double>& y, const std::vector<double>& error, ui::Colour colour) {
  constexpr float cap_pt = 2.5f;
  painter.begin_group("errors");
  painter.push_clip(plot.inner);
  for (std::size_t i = 0; i < x.size(); ++i) {
    const ui::Vec low = plot.at(x[i], y[i] - error[i]), high = plot.at(x[i], y[i] + error[i]);
    if (!std::isfinite(low.y) || !std::isfinite(high.y)) continue;
    painter.line(low, high, {colour, 1, 0});
    for (const ui::Vec end : {low, high})
      painter.line({end.x - cap_pt, end.y}, {end.x + cap_pt, end.y}, {colour, 1, 0});
  }
  painter.pop_clip();
  painter.end_group();
}

std::function<std::string(double)> legend_values(ui::Rect room, int digits) {
  constexpr float values_from_pt = 460;
  const bool has_values = room.width() >= values_from_pt;
  return [has_values, digits](double value) {
    return has_values ? ui::number_text(value, digits) : std::string();
  };
}

}  // namespace crease::count
