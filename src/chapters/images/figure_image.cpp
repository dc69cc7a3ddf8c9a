#include <algorithm>
#include <array>
#include <cmath>

#include "chapters/images/figure_parts.h"
#include "ui/colour.h"

namespace crease::images {
namespace {

constexpr int side = 28, shades = 32;
constexpr double faintest = 0.02;  ///< less ink than this is paper

}  // namespace

float image_side(float room) {
  return std::max(1.0f, std::floor(room / side)) * side;
}

void draw_image(ui::Painter& painter, const ui::Theme& theme, ui::Vec corner, float side_pt,
                std::span<const double> brightness, ui::Colour frame) {
  corner = {std::round(corner.x), std::round(corner.y)};
  const ui::Rect paper = {corner, {corner.x + side_pt, corner.y + side_pt}};
  painter.fill_rect({{paper.min.x - 2, paper.min.y - 2}, {paper.max.x + 2, paper.max.y + 2}}, frame, 3);
  painter.fill_rect(paper, theme.pane);
  const float dot = side_pt / side;
  std::array<ui::Colour, shades + 1> inks;  // mixing colours costs more than drawing dots
  for (int i = 0; i <= shades; ++i)
    inks[static_cast<std::size_t>(i)] =
        ui::mix(theme.pane, theme.text, static_cast<float>(i) / static_cast<float>(shades));
  for (std::size_t i = 0; i < brightness.size() && i < side * side; ++i) {
    if (!(brightness[i] > faintest)) continue;
    const ui::Vec at = {corner.x + dot * static_cast<float>(i % side),
                        corner.y + dot * static_cast<float>(i / side)};
    const auto ink = static_cast<std::size_t>(std::min(brightness[i], 1.0) * shades + 0.5);
    painter.fill_rect({at, {at.x + dot, at.y + dot}}, inks[ink]);
  }
}

}  // namespace crease::images
