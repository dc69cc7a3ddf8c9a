#include "chapters/stage/figure_canvas.h"

#include <array>
#include <cmath>

namespace crease::stage {

double Onlooker::place_on(const char* /*id*/, const ui::PlotFrame& /*plot*/) const {
  return ui::nowhere;
}

void Onlooker::explain(ui::Rect /*rect*/, std::string_view /*title*/, std::string_view /*help*/) const {}

ui::PlotFrame draw_plot(const Canvas& canvas, ui::Rect room, const char* id, ui::PlotSpec& spec,
                        std::string_view help) {
  const ui::PlotFrame plot = ui::plot_frame(canvas.painter, canvas.theme, room, spec);
  const double place = id == nullptr ? ui::nowhere : canvas.onlooker.place_on(id, plot);
  if (!std::isnan(place)) spec.marked_x = place;
  canvas.painter.begin_group("plot");
  ui::draw_plot(canvas.painter, canvas.theme, room, spec);
  canvas.painter.end_group();
  canvas.onlooker.explain({room.min, {room.max.x, plot.inner.min.y}}, spec.title, help);
  return plot;
}

void draw_box(const Canvas& canvas, ui::Rect rect) {
  const std::array<ui::Vec, 4> corners = {
      {rect.min, {rect.max.x, rect.min.y}, rect.max, {rect.min.x, rect.max.y}}};
  canvas.painter.polyline(corners, {canvas.theme.line, canvas.theme.metrics.hairline, 0}, true);
}

}  // namespace crease::stage
