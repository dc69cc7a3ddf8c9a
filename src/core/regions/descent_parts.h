#pragma once

#include "core/regions/descent.h"

/// The two parts of a cut polygon, to be cut further or written. Only for descent.cpp.
namespace crease::regions {

// A part starts at the corner where the cut ends, goes around its run of old corners, and returns along the
// cut. Of an edge with a new corner, the part that leads to it ends the run, the part from it starts the
// polygon.

template <class Mask>
Corner Descent<Mask>::first_of_part(const Division& division, bool upper) const {
  Corner corner = upper ? division.enter : division.leave;
  const bool is_new = upper ? division.enter_is_new : division.leave_is_new;
  const std::int32_t node = upper ? division.enter_node : division.leave_node;
  corner.node = is_new && node >= 0 ? node + 1 : corner.node;
  return corner;
}

template <class Mask>
Corner Descent<Mask>::last_of_part(const Division& division, bool upper) const {
  Corner corner = upper ? division.leave : division.enter;
  corner.on = division.on;
  corner.node = division.root + int(upper);
  return corner;
}

/// What the last old corner's edge is called now.
template <class Mask>
std::int32_t Descent<Mask>::node_before_last(const Division& division, bool upper) const {
  return upper ? division.leave_node : division.enter_node;
}

template <class Mask>
auto Descent<Mask>::part(Polygon polygon, const Division& division, bool upper) -> Polygon {
  const int length = upper ? division.above_count : division.below_count;
  Corner* corner = arena_.template take<Corner>(std::size_t(length) + 2);
  corner[0] = first_of_part(division, upper);
  int from = upper ? division.above_start : division.below_start;
  for (int i = 1; i <= length; ++i, from = polygon.next(from)) corner[i] = polygon.corner[from];
  if (upper ? division.leave_is_new : division.enter_is_new)
    corner[length].node = node_before_last(division, upper);
  corner[length + 1] = last_of_part(division, upper);
  return {corner, length + 2};
}

template <class Mask>
void Descent<Mask>::emit(Polygon polygon, const double* outputs) {
  if (!may_emit()) return;
  CellWriter::Corners corners = writer_->start_cell(polygon.corners);
  for (int i = 0; i < polygon.corners; ++i) write(polygon.corner[i], corners);
  write_maps(outputs);
}

/// emit(part(...)) without the copy.
template <class Mask>
void Descent<Mask>::emit_part(Polygon polygon, const Division& division, bool upper, const double* outputs) {
  if (!may_emit()) return;
  const int length = upper ? division.above_count : division.below_count;
  CellWriter::Corners corners = writer_->start_cell(length + 2);
  write(first_of_part(division, upper), corners);
  int from = upper ? division.above_start : division.below_start;
  for (int i = 1; i < length; ++i, from = polygon.next(from)) write(polygon.corner[from], corners);
  Corner last_old = polygon.corner[from];
  if (upper ? division.leave_is_new : division.enter_is_new)
    last_old.node = node_before_last(division, upper);
  write(last_old, corners);
  write(last_of_part(division, upper), corners);
  write_maps(outputs);
}

}  // namespace crease::regions
