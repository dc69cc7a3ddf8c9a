#include "chapters/train_and_watch/view_surface_pick.h"

#include <algorithm>
#include <array>
#include <vector>

namespace crease::train_and_watch {
namespace {

/// Two cells find the end of the ray's stretch over their common edge with different rounding; stretches are
/// longer by this share of the distance, so that no ray slips through between them.
constexpr double slack = 1e-12;

double cross(double ax, double ay, double bx, double by) {
  return ax * by - ay * bx;
}

struct Stretch {
  double from, to;
};

/// The part of the ray over a convex polygon given counter-clockwise; empty (from > to) where there is none.
Stretch stretch_over(std::span<const regions::Point> corners, const SurfaceRay& ray) {
  Stretch stretch{ray.nearest, ray.farthest};
  regions::Point p = corners.back();
  for (const regions::Point q : corners) {
    const double ux = q.x - p.x, uy = q.y - p.y;
    const double inside = cross(ux, uy, ray.from.x - p.x, ray.from.y - p.y);
    const double change = cross(ux, uy, ray.along.x, ray.along.y);
    if (change > 0) stretch.from = std::max(stretch.from, -inside / change);
    if (change < 0) stretch.to = std::min(stretch.to, -inside / change);
    if (change == 0 && inside < 0) return {1, 0};
    p = q;
  }
  return {stretch.from - slack * ray.farthest, stretch.to + slack * ray.farthest};
}

class Picker {
 public:
  Picker(const Picture& picture, const HeightChoice& choice, double lift, const SurfaceRay& ray)
      : cells_(*picture.cells),
        choice_(choice),
        scale_(HeightScale::of(picture, choice.is_margin)),
        lift_(lift),
        ray_(ray) {}

  std::optional<SurfacePoint> pick() {
    for (std::int32_t cell = 0; cell < cells_.cells(); ++cell)
      if (is_crossed(cell)) try_cell(cell);
    return best_;
  }

 private:
  /// Whether the ray's line in the plane has corners of the cell on both of its sides.
  bool is_crossed(std::int32_t cell) const {
    bool has_left = false, has_right = false;
    for (std::int32_t i = cells_.first_corner[cell]; i < cells_.first_corner[cell + 1]; ++i) {
      const double side =
          cross(ray_.along.x, ray_.along.y, cells_.x[i] - ray_.from.x, cells_.y[i] - ray_.from.y);
      has_left |= side >= 0;
      has_right |= side <= 0;
    }
    return has_left && has_right;
  }

  void try_cell(std::int32_t cell) {
    corners_.clear();
    for (std::int32_t i = cells_.first_corner[cell]; i < cells_.first_corner[cell + 1]; ++i)
      corners_.push_back({cells_.x[i], cells_.y[i]});
    const std::span maps(cells_.map.data() + std::size_t(cell) * cells_.outputs, std::size_t(cells_.outputs));
    for (const Sheet& sheet : cutter_.cut(corners_, maps, choice_)) try_sheet(cell, sheet);
  }

  /// Above the graph (positive) or below it at a distance.
  double above(const regions::AffineMap& height, double w) const {
    const double z = scale_.per_value * scale_.cut(value_at(height, ray_.at(w))) + scale_.shift;
    return ray_.from_z + w * ray_.along_z - lift_ * z;
  }

  /// Along the stretch the graph is straight but for where it meets the lid or the floor of its box.
  void try_sheet(std::int32_t cell, const Sheet& sheet) {
    const Stretch stretch = stretch_over(sheet.corners, ray_);
    if (!(stretch.from <= stretch.to)) return;
    std::array<double, 4> ends = {stretch.from, stretch.to, stretch.to, stretch.to};
    const double start = value_at(sheet.height, ray_.from);
    const double slope = sheet.height.a * ray_.along.x + sheet.height.b * ray_.along.y;
    if (slope != 0) {
      ends[1] = std::clamp((scale_.low - start) / slope, stretch.from, stretch.to);
      ends[2] = std::clamp((scale_.high - start) / slope, stretch.from, stretch.to);
      if (ends[1] > ends[2]) std::swap(ends[1], ends[2]);
    }
    for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
      const double at_begin = above(sheet.height, ends[i]), at_end = above(sheet.height, ends[i + 1]);
      if ((at_begin > 0 && at_end > 0) || (at_begin < 0 && at_end < 0)) continue;
      const double share = at_begin == at_end ? 0 : at_begin / (at_begin - at_end);
      return take(cell, sheet, ends[i] + share * (ends[i + 1] - ends[i]));
    }
  }

  void take(std::int32_t cell, const Sheet& sheet, double w) {
    if (best_ && best_->distance <= w) return;
    const regions::Point point = ray_.at(w);
    best_ = SurfacePoint{cell, point, scale_.cut(value_at(sheet.height, point)), w};
  }

  const regions::Subdivision& cells_;
  HeightChoice choice_;
  HeightScale scale_;
  double lift_;
  SurfaceRay ray_;
  std::vector<regions::Point> corners_;
  SheetCutter cutter_;
  std::optional<SurfacePoint> best_;
};

}  // namespace

std::optional<SurfacePoint> pick_surface(const Picture& picture, const HeightChoice& choice, double lift,
                                         const SurfaceRay& ray) {
  if (!picture.is_exact || picture.cells == nullptr) return std::nullopt;
  return Picker(picture, choice, lift, ray).pick();
}

}  // namespace crease::train_and_watch
