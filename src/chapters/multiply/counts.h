#pragma once

#include <string>
#include <vector>

#include "chapters/multiply/settings.h"

namespace crease::multiply {

/// Neurons of one construction for n = 2, 3, ..., 16 factors.
struct CountLine {
  const char* label;
  const char* formula;  ///< where all groups are of one size; ≈: its largest term
  Construction construction;
  int layers;  ///< hidden layers; 0: as many as log2 n takes
  std::vector<double> factors, neurons;
};

/// One layer, two, three, the tree, and the squares with the folds of the settings. Cost  microseconds
std::vector<CountLine> count_lines(const Settings& settings);

/// The largest error of one product through squares, measured where it must be largest: at places u, v where
/// (u + v) / 2 lies in the middle of a piece of the square and (u - v) / 2 at the end of one.
struct SquareCheck {
  double measured = 0, claimed = 0;
  int places = 0;
};

/// Cost  a few thousand evaluations of a small network
SquareCheck check_squares(int folds);

}  // namespace crease::multiply
