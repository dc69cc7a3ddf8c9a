#pragma once

#include <array>
#include <vector>

#include "chapters/images/settings.h"
#include "core/base/result.h"
#include "core/data/images.h"
#include "core/regions/pieces.h"
#include "core/regions/plane_through.h"

namespace crease::images {

/// A square in the slice, in its own measure: distances between images as points.
struct Window {
  double centre_x = 0, centre_y = 0, half_width = 1;

  std::vector<regions::Point> domain() const;
};

/// The plane through three images.
struct ImageSlice {
  std::array<int, 3> image{};  ///< numbers in the collection
  regions::PlaneThrough plane;
  Window whole;  ///< the square around the three images, with some room

  /// The part that is shown.
  Window shown(const Settings& settings) const;
  /// The point of the input space at a place of the slice: three images, mixed.
  std::vector<double> point_at(regions::Point place) const;
  /// From the first image to the second.
  regions::Line line() const;
};

/// The images that the settings name, each number taken within the collection.
std::array<int, 3> corners_of(const Settings& settings, const data::ImageSet& images);

/// Error: two of the images are the same, or one lies between the others.
Result<ImageSlice> slice_of(const Settings& settings, const data::ImageSet& images);

}  // namespace crease::images
