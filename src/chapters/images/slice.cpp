#include "chapters/images/slice.h"

#include <algorithm>
#include <utility>

#include "core/regions/subdivision.h"

namespace crease::images {
namespace {

constexpr double room = 1.3;  ///< the whole window, in sides of the square around the three images

}  // namespace

std::vector<regions::Point> Window::domain() const {
  return regions::box(centre_x - half_width, centre_x + half_width, centre_y - half_width,
                      centre_y + half_width);
}

Window ImageSlice::shown(const Settings& settings) const {
  return {whole.centre_x + settings.centre_x * whole.half_width,
          whole.centre_y + settings.centre_y * whole.half_width, whole.half_width / settings.zoom};
}

std::vector<double> ImageSlice::point_at(regions::Point place) const {
  const regions::Slice& slice = plane.slice;
  std::vector<double> point = slice.origin;
  for (std::size_t i = 0; i < point.size(); ++i) point[i] += place.x * slice.u[i] + place.y * slice.v[i];
  return point;
}

regions::Line ImageSlice::line() const {
  const double length = plane.corner[1].x;
  regions::Line line{plane.slice.origin, plane.slice.u, 0, 1};
  for (double& each : line.direction) each *= length;
  return line;
}

std::array<int, 3> corners_of(const Settings& settings, const data::ImageSet& images) {
  std::array<int, 3> corners = settings.corner;
  for (int& corner : corners) corner %= images.count();
  return corners;
}

Result<ImageSlice> slice_of(const Settings& settings, const data::ImageSet& images) {
  ImageSlice slice;
  slice.image = corners_of(settings, images);
  std::array<std::vector<double>, 3> point;
  for (std::size_t i = 0; i < point.size(); ++i) point[i] = data::image_points(images, slice.image[i], 1);
  Result<regions::PlaneThrough> plane = regions::plane_through(point[0], point[1], point[2]);
  if (!plane) return plane.error();
  slice.plane = std::move(plane).value();
  const auto& corner = slice.plane.corner;
  const double left = std::min(0.0, corner[2].x), right = std::max(corner[1].x, corner[2].x);
  slice.whole = {(left + right) / 2, corner[2].y / 2, room * std::max(right - left, corner[2].y) / 2};
  return slice;
}

}  // namespace crease::images
