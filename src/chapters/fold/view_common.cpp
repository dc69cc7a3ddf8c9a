#include <array>
#include <utility>

#include "chapters/fold/view_parts.h"
#include "imgui.h"
#include "ui/screen_painter.h"
#include "ui/widgets.h"

namespace crease::fold {

void draw_hovered_plot(const Frame& frame, ui::Rect room, const char* id, ui::PlotSpec spec,
                       std::string_view help) {
  ui::ScreenPainter painter;
  const ui::PlotFrame plot = ui::plot_frame(painter, frame.theme, room, spec);
  ui::drag_area(id, plot.inner);
  if (ImGui::IsItemHovered()) spec.marked_x = plot.x_at(ImGui::GetMousePos().x);
  ui::draw_plot(painter, frame.theme, room, spec);
  ui::help_on_rect(frame.theme, {room.min, {room.max.x, plot.inner.min.y}}, spec.title, help);
}

void draw_box(ui::Painter& painter, const ui::Theme& theme, ui::Rect rect) {
  const std::array<ui::Vec, 4> corners = {
      {rect.min, {rect.max.x, rect.min.y}, rect.max, {rect.min.x, rect.max.y}}};
  painter.polyline(corners, {theme.line, theme.metrics.hairline, 0}, true);
}

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
