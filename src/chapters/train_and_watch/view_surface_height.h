#pragma once

#include <span>
#include <vector>

#include "chapters/train_and_watch/picture.h"
#include "chapters/train_and_watch/view_plane_clip.h"

/// What the height of the 3-D picture says, and where it is affine.
namespace crease::train_and_watch {

/// Heights beyond this many value scales are cut off: the 3-D picture is flat and pale there, at the lid of
/// its box.
inline constexpr double surface_top = 1.2;

/// One output, or by how much the largest output leads the second largest: zero on the decision boundary.
struct HeightChoice {
  bool is_margin = false;
  int output = 0;

  bool operator==(const HeightChoice&) const = default;
};

/// Mesh heights, from -surface_top at the floor of the box to surface_top at its lid. An output stands about
/// the middle, where it is zero; a margin, never negative, stands on the floor.
struct HeightScale {
  double per_value = 1, shift = 0;  ///< z = per_value * height + shift
  double low = -1, high = 1;        ///< heights at the floor and at the lid

  static HeightScale of(const Picture& picture, bool is_margin);
  float z(double height) const { return static_cast<float>(per_value * height + shift); }
  /// The same with what is beyond the box cut off.
  double cut(double height) const;
};

/// The largest and the second largest of the maps at a point, the first ones of equals.
struct Ranking {
  int first = 0, second = -1;  ///< second: -1 where there is one map only

  bool operator==(const Ranking&) const = default;
};
Ranking ranking_at(std::span<const regions::AffineMap> maps, regions::Point point);

/// The height over the point of a patch on which every output is affine.
double height_at(std::span<const regions::AffineMap> maps, const HeightChoice& choice, regions::Point point);

/// A convex part of the plane on which the height is affine.
struct Sheet {
  std::span<const regions::Point> corners;
  regions::AffineMap height;
  int winner = 0;  ///< the largest output there
};

/// Cuts patches, on which every output is affine, into sheets: where the winner and, for the margin, where
/// the runner-up changes. Exact up to the rounding of the cut points. Workspace reused between calls.
class SheetCutter {
 public:
  /// The sheets of a convex polygon; together they cover it. Valid until the next call.
  std::span<const Sheet> cut(std::span<const regions::Point> polygon,
                             std::span<const regions::AffineMap> maps, const HeightChoice& choice);

 private:
  void cut_ranking(std::span<const regions::Point> winners, std::span<const regions::AffineMap> maps,
                   Ranking ranking);
  std::vector<Sheet> sheets_;
  std::vector<std::vector<regions::Point>> corners_;  ///< of the sheets, by number
  std::vector<regions::Point> rest_;
  WinnerSplitter winners_;
};

/// The points of a segment at which its height bends, in order, ends included.
std::vector<regions::Point> bends_of(const Piece& segment, std::span<const regions::AffineMap> maps,
                                     const HeightChoice& choice);

}  // namespace crease::train_and_watch
