#include "ui/label.h"

#include "ui/column.h"

namespace crease::ui {

float baseline(Rect rect, float size_pt) {
  return centre(rect).y + half_capital * size_pt;
}

void draw_label(Painter& painter, Rect rect, std::string_view text, Colour colour, float size_pt, Font font,
                Align align) {
  const float x = align == Align::left    ? rect.min.x
                  : align == Align::right ? rect.max.x
                                          : (rect.min.x + rect.max.x) / 2;
  painter.text({x, baseline(rect, size_pt)}, text, colour, size_pt, font, align);
}

}  // namespace crease::ui
