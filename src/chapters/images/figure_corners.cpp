#include <algorithm>
#include <array>
#include <cmath>

#include "chapters/images/figure_parts.h"

namespace crease::images {
namespace {

constexpr float marker_pt = 4, least_thumbnail_pt = 28, thumbnail_share = 0.1f, away_pt = 10, edge_pt = 4;

void draw_corner(ui::Painter& painter, const ui::Theme& theme, ui::Rect square, const Model& model,
                 int which) {
  const std::optional<ui::Rect> rect = corner_image(square, model, which);
  if (!rect) return;
  const ImageSlice& slice = *model.slice();
  const data::ImageSet& images = *model.images();
  const int image = slice.image[static_cast<std::size_t>(which)];
  const ui::Colour colour = theme.class_colour(images.label[static_cast<std::size_t>(image)], images.classes);
  const ui::Vec at =
      place_in(slice.shown(model.settings()), square, slice.plane.corner[static_cast<std::size_t>(which)]);
  painter.circle(at, marker_pt, colour, {theme.point_outline, 1.5f, 0});
  draw_image(painter, theme, rect->min, rect->width(), data::image_points(images, image, 1), colour);
}

}  // namespace

ui::Vec place_in(const Window& window, ui::Rect square, regions::Point place) {
  const double x = (place.x - window.centre_x) / window.half_width,
               y = (place.y - window.centre_y) / window.half_width;
  return {static_cast<float>(square.min.x + (x + 1) / 2 * square.width()),
          static_cast<float>(square.max.y - (y + 1) / 2 * square.height())};
}

std::optional<ui::Rect> corner_image(ui::Rect square, const Model& model, int which) {
  const Window window = model.slice()->shown(model.settings());
  const auto& corner = model.slice()->plane.corner;
  const ui::Vec at = place_in(window, square, corner[static_cast<std::size_t>(which)]);
  if (!ui::contains(square, at)) return std::nullopt;
  const ui::Vec middle =
      place_in(window, square, {(corner[0].x + corner[1].x + corner[2].x) / 3, corner[2].y / 3});
  const float side = std::max(least_thumbnail_pt, image_side(thumbnail_share * square.width()));
  const float distance = std::max(1.0f, std::hypot(at.x - middle.x, at.y - middle.y));
  const float away = 0.6f * side + away_pt;
  const ui::Vec towards = {at.x + away * (at.x - middle.x) / distance,
                           at.y + away * (at.y - middle.y) / distance};
  const ui::Vec place = {
      std::clamp(towards.x - side / 2, square.min.x + edge_pt, square.max.x - side - edge_pt),
      std::clamp(towards.y - side / 2, square.min.y + edge_pt, square.max.y - side - edge_pt)};
  return ui::Rect{place, {place.x + side, place.y + side}};
}

void draw_corners(ui::Painter& painter, const ui::Theme& theme, ui::Rect square, const Model& model) {
  const Window window = model.slice()->shown(model.settings());
  const auto& corner = model.slice()->plane.corner;
  for (std::size_t i = 0; i < corner.size(); ++i)
    painter.line(place_in(window, square, corner[i]), place_in(window, square, corner[(i + 1) % 3]),
                 {theme.text, i == 0 ? 1.5f : 1.0f, i == 0 ? 0.0f : 4.0f});
  for (int which = 0; which < 3; ++which) draw_corner(painter, theme, square, model, which);
}

}  // namespace crease::images
