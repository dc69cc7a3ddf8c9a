#pragma once

#include <string_view>

#include "ui/painter.h"

namespace crease::ui {

/// Width and line height of a line of text in the program's own fonts, without a screen or the fonts
/// themselves. Characters that the fonts lack count as wide as a digit.
Vec measured_text(std::string_view text, float size_pt, Font font);

}  // namespace crease::ui
