#pragma once

#include "ui/painter.h"
#include "ui/theme.h"

namespace crease::chapters {

/// The button that passes the lab on, at the right end of a bar, which becomes shorter by it. Whether it was
/// pressed.
bool draw_share(const ui::Theme& theme, ui::Rect& bar);

}  // namespace crease::chapters
