#pragma once

#include <span>
#include <vector>

#include "core/base/natural.h"
#include "core/base/result.h"
#include "core/nn/network.h"

/// Paper folding: maps of [0, 1] with one crease each, one after another, as a network of width 2.
namespace crease::constructions {

/// Straight from (0, left) to (crease, top), and on to (1, right). The default is the tent.
struct Fold {
  double crease = 0.5, left = 0, top = 1, right = 0;
  /// Needs 0 <= y <= 1. Exact at 0, at the crease and at 1.
  double at(double y) const;
  double slope_before() const { return (top - left) / crease; }
  double slope_behind() const { return (right - top) / (1 - crease); }
  bool operator==(const Fold&) const = default;
};

inline constexpr int most_folds = 50;

/// Error: a crease that is not inside (0, 1), a height outside [0, 1].
Status check_fold(const Fold& fold);

/// y_d(x) = fold_d(... fold_1(x)) for x in [0, 1], as a network.
///
/// Folds that are all tents are `sawtooth`, which is computed without rounding. Otherwise a layer holds
/// y + 1, which is never off, and relu(y - crease): with slopes s before and t behind the crease
///   fold(y) = left - s + s (y + 1) + (t - s) relu(y - crease)
/// so that rounding around y = 0 makes no creases of its own.
/// Shape   a hidden layer of width 2 for each fold, one input, one output
/// Needs   1 to 50 folds that check_fold accepts   (CHECKed)
/// Error   rounding, multiplied by the slopes of the folds behind it
nn::Network folded(std::span<const Fold> folds);

/// How often y_1, ..., y_d bend on a segment.
struct FoldCounts {
  std::vector<Natural> cells;           ///< per fold: intervals in which no y_i before it reaches its crease
  std::vector<Natural> pieces;          ///< per fold: intervals on which y_l is one affine function of x
  std::vector<double> lowest, highest;  ///< per fold: of y_l on the segment
};

/// Counts without listing: a cell maps onto an interval whose ends are images of the segment's ends and of
/// earlier creases, so that after l folds there are only some l^2 / 2 different ones, each with its number.
///
/// Needs   0 <= begin < end <= 1; folds as `folded`   (CHECKed)
/// Error   none for tents and dyadic ends. Otherwise images are rounded: counts are those of the folds unless
///         an image comes within rounding of a crease.
/// Cost    O(d^3) at most
/// Source  the lap counting of Milnor and Thurston 1988, for a map that changes from fold to fold
FoldCounts count_folds(std::span<const Fold> folds, double begin, double end);

/// The graph of y_l over a segment: its corners, x ascending, and the segment's ends.
struct FoldGraph {
  std::vector<double> x, y;
};

/// The graphs of y_1, y_2, ... as long as they have at most `most_cells` cells; the others are left out.
///
/// Needs   as count_folds
/// Error   none for tents and dyadic ends
/// Cost    O(d * most_cells)
std::vector<FoldGraph> fold_graphs(std::span<const Fold> folds, double begin, double end, int most_cells);

}  // namespace crease::constructions
