#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "chapters/fold/settings.h"
#include "core/nn/network.h"
#include "lab/chapter.h"

namespace crease::fold {

/// What became of a network on [0, 1] when one of its numbers moved.
struct Damage {
  double epsilon = 0;
  int pieces = 0;         ///< of the moved network
  int crossings = 0;      ///< how often it crosses 1/2: a tooth has two
  double sup_change = 0;  ///< the largest distance between both, exact but for rounding
};

/// Both networks at their corners on [0, 1], the ends included.
struct Graphs {
  std::vector<double> before_x, before, after_x, after;
  std::vector<double> x, change;  ///< |after - before| at the corners of either
};

/// The number that the settings choose; a layer beyond the last is the output. None where the layer has no
/// such number (a second input in the first layer).
std::optional<std::size_t> disturbed_parameter(const nn::Architecture& architecture, int layer,
                                               Number number);

/// Moves one number of a network by different amounts, and counts what is left. In slices: one amount at a
/// time.
class Disturbance {
 public:
  Disturbance(nn::Network network, std::size_t parameter);

  /// Asks for the damage of one amount; it is measured first.
  void ask(double epsilon);
  void advance(const lab::Budget& budget);
  bool is_done() const { return now_.has_value() && curve_.size() == amounts(); }

  /// None while it is being measured.
  const std::optional<Damage>& now() const { return now_; }
  /// Ascending in epsilon, as far as it is measured.
  const std::vector<Damage>& curve() const { return curve_; }
  /// Of the amount of now(); while it is being measured, that of the amount before.
  const Graphs& graphs() const { return graphs_; }
  /// Before anything moves.
  const Damage& whole() const { return whole_; }
  nn::Network moved(double epsilon) const;
  const nn::Network& network() const { return network_; }

 private:
  static std::size_t amounts();
  Damage measure(double epsilon, Graphs* graphs) const;

  nn::Network network_;
  std::size_t parameter_;
  std::vector<double> corners_;  ///< of the network's own graph
  Damage whole_;
  double epsilon_ = 0;
  std::optional<Damage> now_;
  Graphs graphs_;
  std::vector<Damage> curve_;
};

}  // namespace crease::fold
