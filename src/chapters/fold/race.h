#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "chapters/fold/settings.h"
#include "core/nn/trainer.h"
#include "lab/chapter.h"

namespace crease::fold {

/// One network that learns the sawtooth.
struct Runner {
  nn::Network network;                 ///< as it is now
  std::vector<double> steps = {};      ///< at which it was measured; from 0
  std::vector<double> error = {};      ///< mean squared error over all points
  std::vector<double> pieces = {};     ///< on [0, 1]
  std::vector<double> x = {}, y = {};  ///< corners of its graph on [0, 1], now
  double wrong = 0;                    ///< share of the points j / 2^d on the wrong side of 1/2, now
  std::string divergence = "";
};

/// The settings' four networks learn the same sawtooth from the same points, in slices: the same bits however
/// sliced.
///
///   deep      as deep as the sawtooth, random first weights
///   same      one layer, with as many numbers as the sawtooth has: 2d neurons
///   enough    one layer, with as many neurons as pieces, 2^d: some weights fit exactly
///   solution  the exact network, with noise on every number
class Race {
 public:
  explicit Race(const Settings& settings);

  void advance(const lab::Budget& budget);
  bool is_done() const;
  std::int64_t step() const { return step_; }
  const std::array<Runner, 4>& runners() const { return runners_; }
  int depth() const { return depth_; }
  const nn::Samples& samples() const { return samples_; }
  /// Mean squared error of the constant 1/2: 1/12 for many points.
  double error_of_half() const;

 private:
  void record();

  int depth_, steps_;
  std::int64_t step_ = 0;
  nn::Samples samples_;
  std::array<Runner, 4> runners_;
  std::vector<nn::Trainer> trainers_;
};

}  // namespace crease::fold
