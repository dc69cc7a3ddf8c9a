#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "chapters/train_and_watch/settings.h"
#include "core/nn/network.h"

namespace crease::train_and_watch {

/// Small pictures of each neuron's pre-activation over the window, kept until the network or window changes.
/// A large network's are made anew only every few changes, so that they never cost much of a frame.
class NeuronPictures {
 public:
  /// Shape   (neurons incl. output, side, side), row 0 at y0; the places are the centres of the small squares
  /// Needs   side >= 1   (CHECKed)
  /// `revision` tells changes apart; `is_final`: no further change is on its way, so nothing may be left
  /// stale.
  std::span<const float> get(const nn::Network& network, const Window& window, int side,
                             std::uint64_t revision, bool is_final);

 private:
  bool is_fresh_enough(const nn::Network& network, int side, std::uint64_t revision, bool is_final) const;
  void make(const nn::Network& network, const Window& window, int side);

  std::vector<float> pictures_;
  nn::Architecture architecture_;
  int side_ = 0;
  std::uint64_t revision_ = 0;
};

}  // namespace crease::train_and_watch
