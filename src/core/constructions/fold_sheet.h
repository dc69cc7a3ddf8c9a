#pragma once

#include <array>
#include <span>
#include <vector>

#include "core/nn/network.h"

/// Folding a square sheet along straight lines: absolute values, each of two ReLUs.
namespace crease::constructions {

/// A line through the sheet as it lies after the folds before.
struct SheetFold {
  double angle_deg = 0;  ///< of the line's normal, counter-clockwise from the x axis
  double place = 0;  ///< -1 to 1: from one end of the folded sheet along the normal to the other; 0: middle
};

inline constexpr int most_sheet_folds = 12;

/// A part of the sheet that stays flat: where it was, and where it is now. Corners in the same order.
struct Flap {
  std::vector<std::array<double, 2>> sheet, folded;
  bool is_turned = false;  ///< its back is up
};

struct FoldedSheet {
  nn::Network network;      ///< from the square [-1, 1]^2 to where its points are now
  std::vector<Flap> flaps;  ///< at most 2^d
};

/// Folds the square [-1, 1]^2; the part below each line (against its normal) is laid over the other.
///
/// With normal n, direction t along the line, and u = n.p - c:  p -> (|u| + c) n + (t.p) t. A layer holds
/// relu(u), relu(-u) and t.p + K, which is never off on the sheet.
/// Shape   d hidden layers of width 3, two inputs, two outputs
/// Needs   1 to 12 folds, places within (-1, 1)   (CHECKed)
/// Error   rounding of the corners; parts thinner than 1e-9 are not cut off
FoldedSheet fold_sheet(std::span<const SheetFold> folds);

}  // namespace crease::constructions
