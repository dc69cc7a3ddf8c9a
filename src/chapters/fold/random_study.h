#pragma once

#include <cstdint>
#include <vector>

#include "core/regions/initial_counts.h"
#include "lab/chapter.h"

namespace crease::fold {

/// How many pieces random networks have on the whole line, by their number of neurons: first weights as
/// training has them (He, biases N(0, 1); the scale of biases only stretches the line).
class RandomStudy {
 public:
  RandomStudy(int width, int seeds, std::uint64_t first_seed);

  /// Goes on until the budget is spent, one network at least.
  void advance(const lab::Budget& budget);
  bool is_done() const { return next_size_ == sizes_.size(); }

  struct Point {
    int neurons = 0;
    regions::CountStatistics pieces;
  };
  /// Sizes that are counted so far, ascending.
  const std::vector<Point>& points() const { return points_; }
  int width() const { return width_; }
  int seeds() const { return seeds_; }

 private:
  int width_, seeds_;
  std::uint64_t first_seed_;
  std::vector<int> sizes_;  ///< layers
  std::size_t next_size_ = 0;
  std::vector<std::int64_t> counts_;  ///< of the size that is being counted
  std::vector<Point> points_;
};

}  // namespace crease::fold
