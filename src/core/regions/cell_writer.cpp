#include "core/regions/cell_writer.h"

#include <algorithm>

namespace crease::regions {

void CellWriter::begin(Subdivision& target, bool maps, bool patterns) {
  target_ = &target;
  outputs_ = maps ? target.outputs : 0;
  words_ = patterns ? target.pattern_words : 0;
  corner_ = cell_ = 0;
  corner_room_ = static_cast<std::int64_t>(target.x.size());
  cell_room_ = std::max<std::int64_t>(0, target.cells());
  target.first_corner.resize(static_cast<std::size_t>(cell_room_) + 1);
  target.map.resize(static_cast<std::size_t>(cell_room_ * outputs_));
  target.pattern.resize(static_cast<std::size_t>(cell_room_ * words_));
  refresh();
  first_corner_[0] = 0;
}

void CellWriter::refresh() {
  x_ = target_->x.data();
  y_ = target_->y.data();
  tag_ = target_->edge_tag.data();
  node_ = target_->edge_node.data();
  first_corner_ = target_->first_corner.data();
  map_ = target_->map.data();
  pattern_ = target_->pattern.data();
}

namespace {

/// Vectors that grow by themselves double, which is a lot of memory for the largest subdivisions.
template <class T>
void grow(std::vector<T>& values, std::size_t room) {
  values.reserve(room);
  values.resize(room);
}

}  // namespace

void CellWriter::grow_corners(int corners) {
  corner_room_ = std::max<std::int64_t>(corner_ + corners, corner_room_ + corner_room_ / 4 + 256);
  const auto room = static_cast<std::size_t>(corner_room_);
  grow(target_->x, room);
  grow(target_->y, room);
  grow(target_->edge_tag, room);
  grow(target_->edge_node, room);
  refresh();
}

void CellWriter::grow_cells() {
  cell_room_ += cell_room_ / 4 + 64;
  grow(target_->first_corner, static_cast<std::size_t>(cell_room_) + 1);
  grow(target_->map, static_cast<std::size_t>(cell_room_ * outputs_));
  grow(target_->pattern, static_cast<std::size_t>(cell_room_ * words_));
  refresh();
}

void CellWriter::end() {
  corner_room_ = corner_;
  cell_room_ = cell_;
  const auto corners = static_cast<std::size_t>(corner_), cells = static_cast<std::size_t>(cell_);
  target_->x.resize(corners);
  target_->y.resize(corners);
  target_->edge_tag.resize(corners);
  target_->edge_node.resize(corners);
  target_->first_corner.resize(cells + 1);
  target_->map.resize(cells * std::size_t(outputs_));
  target_->pattern.resize(cells * std::size_t(words_));
}

}  // namespace crease::regions
