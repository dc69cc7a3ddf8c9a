#include "chapters/multiply/figure_networks.h"
#include "chapters/multiply/view_parts.h"
#include "ui/screen_painter.h"
#include "ui/widgets.h"

namespace crease::multiply {
namespace {

const char* help_of(Construction construction) {
  if (construction == Construction::squares)
    return "Each pair of factors goes through two squares, and each square folds its argument again and "
           "again: two "
           "neurons fold, a third carries the sum so far.";
  return "Each hidden layer multiplies groups of what the layer before has found. Blue connections count as "
         "plus, "
         "orange ones as minus.";
}

}  // namespace

void draw_chosen(const Frame& frame, ui::Rect room) {
  const ui::Theme& theme = frame.theme;
  const ui::Rect head = ui::take_top(room, head_height(theme)),
                 foot = ui::take_bottom(room, foot_height(theme));
  ui::ScreenPainter painter;
  ui::draw_label(painter, head, chosen_title(painter, theme, frame.model, head.width()), theme.text,
                 theme.type.small, ui::Font::sans_bold);
  draw_chosen_picture(painter, theme, room, frame.model);
  ui::draw_paragraph(theme, foot, chosen_caption, theme.quiet, theme.type.small - 1);
  ui::help_on_rect(theme, head, chosen_name(frame.model),
                   help_of(frame.model.diagram_settings().construction));
}

}  // namespace crease::multiply
