#pragma once

#include <functional>
#include <optional>

#include "chapters/approximate/model.h"
#include "ui/figure_painter.h"
#include "ui/painter.h"
#include "ui/theme.h"

namespace crease::approximate {

/// Where the four pictures lie: target, network, their difference, one neuron.
struct SquareFrames {
  std::array<ui::Rect, 4> pictures;
  ui::Rect legend;
  float head_pt = 0;  ///< of the title above each
  /// The place under a point of the page, in the picture it lies in.
  std::optional<ui::Vec> place_at(ui::Vec at) const;
  /// A place in picture `i`.
  ui::Vec at(std::size_t i, double x, double y) const;
};
SquareFrames square_frames(const ui::Theme& theme, ui::Rect room);

/// Draws pixels into a rectangle, row 0 on top: painters have different ways to do so.
using DrawPixels = std::function<void(ui::Rect, const ui::Pixels&)>;

/// Target, network, difference and one neuron on the square, and what the colours mean. `marked`: a place in
/// all of them.
void draw_square(ui::Painter& painter, const DrawPixels& draw_pixels, const ui::Theme& theme, ui::Rect room,
                 const Model& model, std::optional<ui::Vec> marked);

/// The errors of the three constructions against the number of neurons.
void draw_square_study(ui::Painter& painter, const ui::Theme& theme, ui::Rect room, const Model& model);

}  // namespace crease::approximate
