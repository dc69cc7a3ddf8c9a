#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/regions/subdivision.h"

namespace crease::plane {

/// Hues of cells: a function of the on/off pattern alone, in 1024ths of the circle.
///
///   tint = sum over neurons j of piece_j * turn_j   (mod 1024),   turn_j in [0.2, 0.8] of the circle
///
/// Cells that share an edge differ in one neuron by one piece, so their hues differ by turn_j: at least a
/// fifth of the circle.
class Tinter {
 public:
  static constexpr std::uint32_t circle = 1024;

  /// Shape  tints (cells). Cost O(cells * pattern words).
  void run(const regions::Subdivision& cells, std::vector<std::uint32_t>& tints);

 private:
  void prepare(int words);
  std::uint32_t sum_of(int word, std::uint64_t pattern) const;

  int words_ = 0;
  std::vector<std::uint16_t> table_;     ///< (bytes of the pattern, 256): what each value of a byte adds
  std::vector<std::uint32_t> word_sum_;  ///< of the pattern's words, on the current cell
};

}  // namespace crease::plane
