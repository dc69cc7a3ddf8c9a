#pragma once

#include <optional>
#include <vector>

#include "chapters/approximate/measurement.h"
#include "core/nn/trainer.h"

namespace crease::approximate {

/// A network as a construction has it, trained from random starts instead, one start after the other, in
/// slices. Each result is measured like the construction. The same results however it is sliced.
///
/// Trained is in coordinates in which segment and values of the target lie in [-1, 1], so that the units of
/// neither matter: squared error at `sample_count` equally spaced places, all of them in each step, by Adam.
/// The weights are written back to the units of the target afterwards.
class Starts {
 public:
  static constexpr int sample_count = 128;

  /// Start i of `starts` has the seed i + 1.
  Starts(Task task, nn::Architecture architecture, int starts, int steps);

  /// Goes on until the budget is spent, a slice at least.
  void advance(const lab::Budget& budget);
  bool is_done() const;

  struct Trained {
    nn::Network network;
    Distance distance;
  };
  /// Those that are trained and measured so far, in the order of their seeds.
  const std::vector<Trained>& trained() const { return trained_; }
  /// Null while there is none.
  const Trained* best() const;
  /// Of the largest errors; the mean of the middle two where their number is even.
  std::optional<double> median() const;
  int starts() const { return starts_; }

 private:
  void begin_training();
  void train_slice();
  void measure(const lab::Budget& budget);
  nn::Network in_units_of_target(nn::Network network) const;

  Task task_;
  nn::Architecture architecture_;
  int starts_, steps_;
  nn::Samples samples_;
  double middle_ = 0, half_range_ = 1;  ///< of the target's values
  std::optional<nn::Trainer> trainer_;
  std::optional<Measurement> measurement_;
  std::vector<Trained> trained_;
  bool has_trouble_ = false;
};

}  // namespace crease::approximate
