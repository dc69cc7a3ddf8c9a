#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/regions/boundaries.h"

namespace crease::regions {

/// Joins segments into maximal polylines. Ends with the same key are the same point; lines go on where
/// exactly two ends meet, and stop where one or more than two do.
class PolylineJoiner {
 public:
  struct Segment {
    std::array<std::int32_t, 2> key;
    std::array<Point, 2> end;
  };

  /// Keys are below `keys`.
  explicit PolylineJoiner(std::int32_t keys) : nodes_(static_cast<std::size_t>(keys)) {}

  /// Appends the polylines of `segments` to `result`, all like `model` but for their points.
  void join(const std::vector<Segment>& segments, const Polyline& model, std::vector<Polyline>& result);

 private:
  struct Node {
    std::int32_t ends = 0;
    std::array<std::int32_t, 2> segment{};  ///< the first two that end here
  };
  Polyline follow(const std::vector<Segment>& segments, std::int32_t first, int side, const Polyline& model);

  std::vector<Node> nodes_;  ///< clear between calls
  std::vector<char> used_;
};

}  // namespace crease::regions
