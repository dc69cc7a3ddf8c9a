#include "ui/figure_painter.h"

#include <algorithm>
#include <cmath>

#include "lab/words.h"

namespace crease::ui {

std::string_view FigurePainter::own(std::string_view english) const {
  return words_ == nullptr ? english : words_->translate(english);
}

SnappedLine snapped(Vec from, Vec to, float width_pt, float pixels_per_point) {
  const bool is_upright = from.x == to.x, is_level = from.y == to.y;
  if (is_upright == is_level) return {from, to, width_pt};
  const float width_px = std::max(1.0f, std::round(width_pt * pixels_per_point));
  const float half = std::fmod(width_px, 2.0f) / 2;
  const auto snap = [&](float value) {
    return (std::floor(value * pixels_per_point + 0.5f - half) + half) / pixels_per_point;
  };
  if (is_upright) from.x = to.x = snap(from.x);
  if (is_level) from.y = to.y = snap(from.y);
  return {from, to, width_px / pixels_per_point};
}

}  // namespace crease::ui
