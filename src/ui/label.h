#pragma once

#include <string_view>

#include "ui/painter.h"

namespace crease::ui {

constexpr float half_capital = 0.36f;  ///< half the height of a capital letter, in em

/// Where text stands that is to look as if it were in the middle of `rect`.
float baseline(Rect rect, float size_pt);

/// One line of text in the middle of a rectangle's height.
void draw_label(Painter& painter, Rect rect, std::string_view text, Colour colour, float size_pt,
                Font font = Font::sans, Align align = Align::left);

}  // namespace crease::ui
