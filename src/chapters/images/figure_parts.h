#pragma once

#include <optional>
#include <span>

#include "chapters/images/model.h"
#include "chapters/stage/figure_canvas.h"
#include "ui/column.h"

/// What is drawn around the slice.
namespace crease::images {

/// Draws an image, row by row from the top, as ink on paper: 0 is the paper, 1 the darkest ink; what lies
/// beyond is cut off. The side becomes a whole number of pixels per dot where it is near one.
void draw_image(ui::Painter& painter, const ui::Theme& theme, ui::Vec corner, float side_pt,
                std::span<const double> brightness, ui::Colour frame);

/// The side of an image that takes about `room` points.
float image_side(float room);

/// A place of the slice in a square that shows the window.
ui::Vec place_in(const Window& window, ui::Rect square, regions::Point place);

/// The triangle of the three images and, where they are in view, their places with the images beside them,
/// on the side away from the other two.
void draw_corners(ui::Painter& painter, const ui::Theme& theme, ui::Rect square, const Model& model);
/// Where the image of a corner lies; none: it is not in view.
std::optional<ui::Rect> corner_image(ui::Rect square, const Model& model, int which);

/// What the lines or the colours of the slice mean.
void draw_legend(const stage::Canvas& canvas, ui::Rect row, const Model& model);

/// The mixture of the three images at a place, else in the middle, and what the network says of it.
void draw_mixture(const stage::Canvas& canvas, ui::Rect room, const Model& model,
                  std::optional<regions::Point> place);

/// The outputs along the line from the first image to the second.
void draw_line_plot(const stage::Canvas& canvas, ui::Rect room, const Model& model);

/// Accuracy, counts and distances over training, one below the other.
void draw_history(const stage::Canvas& canvas, ui::Rect room, const Model& model);

}  // namespace crease::images
