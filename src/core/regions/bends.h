#pragma once

#include <cstdint>

#include "core/base/check.h"
#include "core/nn/network.h"

namespace crease::regions {

/// A piecewise-linear activation: on piece i, h = slope[i] z + intercept[i]; piece i ends at breakpoint[i].
/// It is also h = slope[0] z + intercept[0] + sum_i (slope[i+1] - slope[i]) max(0, z - breakpoint[i]).
struct Bends {
  int count = 0;  ///< breakpoints: 0 linear, 1 ReLU and leaky ReLU, 2 hard tanh
  double breakpoint[2] = {0, 0};
  double slope[3] = {1, 1, 1};
  double intercept[3] = {0, 0, 0};

  bool is_relu() const { return count == 1 && slope[0] == 0 && slope[1] == 1; }
  double gain(int bend) const { return slope[bend + 1] - slope[bend]; }
};

/// Needs   a piecewise-linear activation   (CHECKed)
inline Bends bends_of(const nn::Layer& layer) {
  switch (layer.activation) {
    case nn::Activation::linear:
      return {};
    case nn::Activation::relu:
      return {1, {0, 0}, {0, 1, 1}, {0, 0, 0}};
    case nn::Activation::leaky_relu:
      return {1, {0, 0}, {layer.negative_slope, 1, 1}, {0, 0, 0}};
    case nn::Activation::hard_tanh:
      return {2, {-1, 1}, {0, 1, 0}, {-1, 0, 1}};
    default:
      CREASE_CHECK(false, "the activation is piecewise linear");
  }
}

/// The piece of a neuron in a pattern of two bits a neuron.
inline int piece_in(const std::uint64_t* pattern, int neuron) {
  return static_cast<int>(pattern[neuron / 32] >> (2 * (neuron % 32)) & 3);
}

}  // namespace crease::regions
