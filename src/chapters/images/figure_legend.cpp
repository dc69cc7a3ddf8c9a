#include <algorithm>
#include <string>

#include "chapters/images/figure_parts.h"
#include "ui/column.h"
#include "ui/label.h"

namespace crease::images {
namespace {

constexpr float mark_pt = 16, swatch_pt = 10, gap_pt = 5, between_pt = 11;

/// A mark and its name; false where there is no room left.
bool draw_entry(const stage::Canvas& canvas, ui::Rect& rest, const std::string& name,
                const ui::Stroke* stroke, ui::Colour swatch) {
  const ui::Theme& theme = canvas.theme;
  ui::Painter& painter = canvas.painter;
  const float mark_width = stroke != nullptr ? mark_pt : swatch_pt;
  const float width = mark_width + gap_pt + painter.text_size(name, theme.type.small, ui::Font::sans).x;
  if (width > rest.width()) return false;
  ui::Rect entry = ui::take_left(rest, width);
  const ui::Rect mark = ui::take_left(entry, mark_width);
  const float y = ui::centre(mark).y;
  if (stroke != nullptr)
    painter.line({mark.min.x, y}, {mark.max.x, y}, *stroke);
  else
    painter.fill_rect(ui::middle_part(mark, swatch_pt, swatch_pt), swatch, 2);
  entry.min.x += gap_pt;
  ui::draw_label(painter, entry, name, theme.quiet, theme.type.small);
  rest.min.x += between_pt;
  return true;
}

}  // namespace

void draw_legend(const stage::Canvas& canvas, ui::Rect row, const Model& model) {
  if (model.images() == nullptr || model.picture().cells == nullptr) return;
  const ui::Theme& theme = canvas.theme;
  const Settings& settings = model.settings();
  if (settings.colouring != Colouring::cells) {
    const data::ImageSet& images = *model.images();
    for (int k = 0; k < images.classes; ++k)
      if (!draw_entry(canvas, row, images.class_names[static_cast<std::size_t>(k)], nullptr,
                      theme.class_colour(k, images.classes)))
        return;
    return;
  }
  if (settings.has_decision) {
    const ui::Stroke stroke = theme.decision_stroke();
    if (!draw_entry(canvas, row, "Decision", &stroke, 0)) return;
  }
  if (!settings.has_boundaries) return;
  for (std::size_t layer = 0; layer < settings.hidden.size(); ++layer) {
    ui::Stroke stroke = theme.layer_stroke(static_cast<int>(layer));
    stroke.dash_pt = 0;
    stroke.width_pt *= 1.5f;
    if (!draw_entry(canvas, row, "Layer " + std::to_string(layer + 1), &stroke, 0)) return;
  }
}

}  // namespace crease::images
