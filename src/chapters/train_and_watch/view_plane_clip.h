#pragma once

#include <span>
#include <vector>

#include "core/regions/subdivision.h"

/// Cutting convex polygons and segments by straight lines: what colours, classes and the box of the 3-D
/// picture need to end exactly where they end.
namespace crease::train_and_watch {

inline double value_at(const regions::AffineMap& map, regions::Point point) {
  return map.a * point.x + map.b * point.y + map.c;
}

inline regions::AffineMap difference(const regions::AffineMap& left, const regions::AffineMap& right) {
  return {left.a - right.a, left.b - right.b, left.c - right.c};
}

/// The part of a convex polygon on which map >= 0; empty where none is left. `kept` must not be `polygon`.
void clip_polygon(std::span<const regions::Point> polygon, const regions::AffineMap& map,
                  std::vector<regions::Point>& kept);

struct Piece {
  regions::Point from, to;
};

/// The part of a segment on which map >= 0. False where none is left; then `piece` is unchanged.
bool clip_segment(Piece& piece, const regions::AffineMap& map);

/// The index of the largest of the maps at a point (the first one of equals).
int winner_at(std::span<const regions::AffineMap> maps, regions::Point point);

/// Cuts a convex polygon into the parts on which each map is the largest. Workspace reused between calls.
class WinnerSplitter {
 public:
  /// Part k is where maps[k] is largest; most parts are empty. Valid until the next call.
  std::span<const std::vector<regions::Point>> split(std::span<const regions::Point> polygon,
                                                     std::span<const regions::AffineMap> maps);

 private:
  void cut_out(std::span<const regions::Point> polygon, std::span<const regions::AffineMap> maps,
               std::size_t winner);
  std::vector<std::vector<regions::Point>> parts_;
  std::vector<regions::Point> rest_;
};

}  // namespace crease::train_and_watch
