#include <algorithm>
#include <string>

#include "chapters/images/view_parts.h"
#include "ui/screen_painter.h"
#include "ui/widgets.h"

namespace crease::images {
namespace {

constexpr float mark_pt = 16, swatch_pt = 10, gap_pt = 5, between_pt = 11;

/// A mark and its name; false where there is no room left.
bool draw_entry(const ui::Theme& theme, ui::Rect& rest, const std::string& name, const ui::Stroke* stroke,
                ui::Colour swatch) {
  const float mark_width = stroke != nullptr ? mark_pt : swatch_pt;
  const float width = mark_width + gap_pt + ui::text_width(name, theme.type.small);
  if (width > rest.width()) return false;
  ui::Rect entry = ui::take_left(rest, width);
  const ui::Rect mark = ui::take_left(entry, mark_width);
  ui::ScreenPainter painter;
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

void draw_legend(const stage::Frame& frame, const Model& model, ui::Rect row) {
  if (model.images() == nullptr || model.picture().cells == nullptr) return;
  const ui::Theme& theme = frame.theme;
  const Settings& settings = model.settings();
  if (settings.colouring != Colouring::cells) {
    const data::ImageSet& images = *model.images();
    for (int k = 0; k < images.classes; ++k)
      if (!draw_entry(theme, row, images.class_names[static_cast<std::size_t>(k)], nullptr,
                      theme.class_colour(k, images.classes)))
        return;
    return;
  }
  if (settings.has_decision) {
    const ui::Stroke stroke = theme.decision_stroke();
    if (!draw_entry(theme, row, "Decision", &stroke, 0)) return;
  }
  if (!settings.has_boundaries) return;
  for (std::size_t layer = 0; layer < settings.hidden.size(); ++layer) {
    ui::Stroke stroke = theme.layer_stroke(static_cast<int>(layer));
    stroke.dash_pt = 0;
    stroke.width_pt *= 1.5f;
    if (!draw_entry(theme, row, "Layer " + std::to_string(layer + 1), &stroke, 0)) return;
  }
}

}  // namespace crease::images
