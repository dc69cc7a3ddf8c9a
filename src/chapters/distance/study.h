#pragma once

#include <array>
#include <string>
#include <vector>

#include "chapters/distance/settings.h"
#include "chapters/distance/spread.h"
#include "lab/chapter.h"

namespace crease::distance {

/// Distances in random networks of several widths and depths, each with a point of its own:
/// He's weights, biases N(0, scale^2), x ~ N(0, I), Euclidean distance times the number of neurons.
class Study {
 public:
  struct Shape {
    const char* name;
    std::vector<int> hidden;
  };
  struct Row {
    std::string name;
    int neurons = 0, layers = 0;
    Spread scaled;  ///< of N x distance
  };

  explicit Study(const Settings& settings);

  /// Goes on until the budget is spent, a network at least.
  void advance(const lab::Budget& budget);
  bool is_done() const { return network_ >= networks_; }
  const std::vector<Row>& rows() const { return rows_; }
  int inputs() const { return inputs_; }

 private:
  void measure(std::size_t shape);

  int inputs_, networks_;
  double bias_scale_;
  std::uint64_t seed_;
  std::vector<Row> rows_;
  int network_ = 0;        ///< all shapes have been measured so often
  std::size_t shape_ = 0;  ///< of the next one
};

}  // namespace crease::distance
