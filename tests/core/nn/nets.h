#pragma once

#include <string>
#include <vector>

#include "core/base/rng.h"
#include "core/nn/trainer.h"

namespace crease::nn::testing {

inline constexpr Activation all_activations[] = {
    Activation::linear, Activation::relu,    Activation::leaky_relu, Activation::hard_tanh,
    Activation::tanh,   Activation::sigmoid, Activation::softplus,   Activation::gelu};
inline constexpr Loss all_losses[] = {Loss::squared_error, Loss::logistic, Loss::softmax_cross_entropy};
inline constexpr Optimizer all_optimizers[] = {Optimizer::sgd, Optimizer::momentum, Optimizer::adam};

/// widths = {input, hidden..., output}
inline Network random_network(const std::vector<int>& widths, Activation activation, std::uint64_t seed) {
  const std::vector<int> hidden(widths.begin() + 1, widths.end() - 1);
  return initialize(perceptron(widths.front(), hidden, widths.back(), activation), Initializer::he_normal,
                    0.5, seed);
}

/// Rows with targets that suit the loss: real numbers, 0 or 1, or one-hot.
inline Samples random_samples(const Architecture& architecture, Loss loss, int rows, std::uint64_t seed) {
  Random random(seed, 99);
  const auto outputs = static_cast<std::uint32_t>(architecture.output());
  Samples samples;
  for (int b = 0; b < rows; ++b) {
    for (int k = 0; k < architecture.input; ++k) samples.x.push_back(2 * random.uniform() - 1);
    const std::uint32_t label = random.below(outputs);
    for (std::uint32_t k = 0; k < outputs; ++k) {
      const bool is_one_hot = loss == Loss::softmax_cross_entropy;
      const double bit = is_one_hot ? double(k == label) : double(random.below(2));
      samples.y.push_back(loss == Loss::squared_error ? random.normal() : bit);
    }
  }
  return samples;
}

}  // namespace crease::nn::testing
