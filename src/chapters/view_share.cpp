#include "chapters/view_share.h"

#include "ui/column.h"
#include "ui/widgets.h"

namespace crease::chapters {

bool draw_share(const ui::Theme& theme, ui::Rect& bar) {
  const ui::ButtonSpec spec{
      .id = "share",
      .label = "Share",
      .help_title = "Share this lab",
      .help = "Texts to paste: a link to what you see, and what puts it into a page of yours."};
  const float width = ui::button_width(theme, spec);
  const ui::Rect end = ui::take_right(bar, width + theme.metrics.gap);
  return ui::draw_button(theme, ui::middle_part(ui::left_part(end, width), width, theme.metrics.control),
                         spec);
}

}  // namespace crease::chapters
