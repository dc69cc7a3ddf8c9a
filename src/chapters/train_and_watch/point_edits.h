#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/data/dataset.h"

namespace crease::train_and_watch {

/// One change to the points, made by hand. Points are counted through the training points, then the test
/// points, as they are when the change is made.
///   "add x,y,label"   a new training point, at the end of the training points
///   "move i,x,y"      point i to (x, y)
///   "delete i"        point i away
///   "clear"           all points away
///   "scatter x,y,radius,count,label,seed"   so many new training points, spread evenly over a disc
///   "erase x,y,radius,sets"                 all points of a disc away; sets: 1 training, 2 test, 3 both
struct PointEdit {
  enum class Kind : std::uint8_t { add, move, remove, clear, scatter, erase };
  Kind kind = Kind::clear;
  int index = 0;  ///< move, remove; scatter: how many; erase: from which sets
  double x = 0, y = 0, value = 0;
  double radius = 0;
  std::uint32_t seed = 0;  ///< of the places of scattered points

  bool operator==(const PointEdit&) const = default;
};

/// Changes separated by semicolons. Error: which change cannot be read, and what would be right.
Result<std::vector<PointEdit>> parse_edits(std::string_view text);
std::string to_text(const std::vector<PointEdit>& edits);

/// Adds a change; moving the same point again replaces the move before it.
void append_edit(std::vector<PointEdit>& edits, const PointEdit& edit);

/// Points that one scatter may add.
inline constexpr int most_scattered = 1000;

/// Carries a change out. Error: no such point, no such class, too far away; nothing has changed then.
Status apply_edit(data::Split& points, const PointEdit& edit);

}  // namespace crease::train_and_watch
