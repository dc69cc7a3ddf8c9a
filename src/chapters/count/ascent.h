#pragma once

#include <cstdint>
#include <vector>

#include "chapters/count/settings.h"
#include "core/nn/network.h"
#include "core/regions/smoothed_count.h"
#include "lab/chapter.h"

namespace crease::count {

/// The network that climbing starts from. Needs widths that the start allows.
nn::Network start_network(const Settings& settings);

/// The number of cells of a network with one input on the whole line; 0 where its weights are too large.
std::int64_t cells_on_the_line(const nn::Network& network);

/// Gradient ascent on the smoothed count by Adam: the exact count of every step stands beside it.
class Ascent {
 public:
  Ascent(nn::Network start, double temperature, double rate);

  void ask(int steps) { asked_ = steps; }
  /// Takes a few steps at most, so that one sees it climb.
  void advance(const lab::Budget& budget);
  void finish();
  bool is_done() const { return steps() >= asked_; }
  int steps() const { return static_cast<int>(exact_.size()) - 1; }

  const nn::Network& network() const { return network_; }
  /// Where the present network's cells end, and which neuron does it.
  const std::vector<regions::Crossing>& crossings() const { return crossings_; }
  /// By step, the start first.
  const std::vector<double>& exact() const { return exact_; }
  const std::vector<double>& smoothed() const { return smoothed_; }
  /// The network with the most cells on the way, the first of equal ones.
  const nn::Network& best() const { return best_; }
  std::int64_t most() const { return most_; }

 private:
  void measure();
  void step();

  nn::Network network_, best_;
  double temperature_, rate_;
  int asked_ = 0;
  std::vector<regions::Crossing> crossings_;
  regions::SmoothedCount now_;
  std::vector<double> exact_, smoothed_, first_moment_, second_moment_;
  double first_share_ = 1, second_share_ = 1;  ///< what the moments still lack: beta^steps
  std::int64_t most_ = 0;
  bool is_stuck_ = false;
};

}  // namespace crease::count
