#pragma once

#include <string_view>

#include "ui/painter.h"

namespace crease::ui {

/// Width and line height of a line of text in the program's own fonts, without a screen or the fonts
/// themselves. Characters that the fonts lack count as wide as a digit.
Vec measured_text(std::string_view text, float size_pt, Font font);

/// Whether the program's font can draw the whole text: the bold one has only what titles need.
bool has_all_characters(std::string_view text, Font font);

}  // namespace crease::ui
