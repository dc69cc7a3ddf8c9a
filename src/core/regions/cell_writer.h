#pragma once

#include <cstdint>
#include <vector>

#include "core/regions/cells.h"

namespace crease::regions {

/// Appends cells to a subdivision whose arrays keep their length from one run to the next, so that nothing is
/// filled with zeros only to be overwritten.
class CellWriter {
 public:
  void begin(Subdivision& target, bool maps, bool patterns);
  /// Where a cell's corners go, one after the other.
  struct Corners {
    double *x, *y;
    std::int32_t *tag, *node;
    void add(double at_x, double at_y, std::int32_t edge_tag, std::int32_t edge_node) {
      *x++ = at_x;
      *y++ = at_y;
      *tag++ = edge_tag;
      *node++ = edge_node;
    }
  };
  /// Starts a cell of so many corners.
  Corners start_cell(int corners) {
    if (corner_ + corners > corner_room_) grow_corners(corners);
    if (cell_ + 1 > cell_room_) grow_cells();
    const std::int64_t first = corner_;
    corner_ += corners;
    return {x_ + first, y_ + first, tag_ + first, node_ + first};
  }
  /// Ends a cell; returns where its maps go (null if they are not wanted).
  AffineMap* finish_cell(const std::uint64_t* pattern) {
    if (words_ > 0)
      for (int i = 0; i < words_; ++i) pattern_[cell_ * words_ + i] = pattern[i];
    AffineMap* map = outputs_ > 0 ? map_ + cell_ * outputs_ : nullptr;
    first_corner_[++cell_] = static_cast<std::int32_t>(corner_);
    return map;
  }
  std::int64_t cells() const { return cell_; }
  /// Cuts the arrays to their length.
  void end();

 private:
  void grow_corners(int corners);
  void grow_cells();
  void refresh();

  Subdivision* target_ = nullptr;
  double *x_ = nullptr, *y_ = nullptr;
  std::int32_t *tag_ = nullptr, *node_ = nullptr, *first_corner_ = nullptr;
  AffineMap* map_ = nullptr;
  std::uint64_t* pattern_ = nullptr;
  std::int64_t corner_ = 0, cell_ = 0, corner_room_ = 0, cell_room_ = 0;
  int outputs_ = 0, words_ = 0;
};

}  // namespace crease::regions
