#pragma once

#include <cstdint>
#include <optional>

#include "core/nn/network.h"

/// Telgarsky's lower bound, with networks that it speaks of.
namespace crease::fold {

/// 2^k points j / 2^k of [0, 1], labelled by whether j is odd; a network says 1 where it is at least 1/2.
///
/// Telgarsky 2015: every ReLU network with l layers of at most 2^((k - 3)/l - 1) nodes is wrong on a sixth of
/// them or more. By its crossings of 1/2: with c of them it says one thing on each of c + 1 stretches, of
/// which each is right on at most one point more than it is wrong on, so it is wrong on (2^k - c - 1)/2 or
/// more.
struct LabelStudy {
  int k = 0;
  int points = 0;
  int wrong = 0;  ///< of the network that is asked about
  /// One layer with as many neurons as the theorem speaks of at most, following the first teeth: none for
  /// k <= 4, where that is less than one.
  std::optional<int> neurons;
  int layer_wrong = 0;
  int layer_least = 0;  ///< what no layer of so many neurons can be below, by its crossings
  /// Folded only l times, two neurons in each layer: the most l that the theorem speaks of (0: none), and the
  /// fewest points on which one of these is wrong.
  int most_layers = 0;
  int folded_wrong = 0;
};

/// Needs   a network with one input, 1 <= k <= 20   (CHECKed)
/// Cost    2^k evaluations of the network, and of one layer of 2^(k - 4) neurons
LabelStudy study_labels(const nn::Network& network, int k);

/// Points are so many at most.
inline constexpr int most_label_folds = 11;

}  // namespace crease::fold
