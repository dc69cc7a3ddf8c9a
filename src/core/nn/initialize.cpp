#include <cmath>

#include "core/base/rng.h"
#include "core/nn/trainer.h"

namespace crease::nn {

namespace {

/// Streams of one seed: a layer's weights and biases do not change when another layer does.
constexpr std::uint64_t weight_stream = 0x1000;
constexpr std::uint64_t bias_stream = 0x2000;

double weight_variance(Initializer initializer, double fan_in, double fan_out) {
  const bool is_he = initializer == Initializer::he_normal || initializer == Initializer::he_uniform;
  return is_he ? 2 / fan_in : 2 / (fan_in + fan_out);
}

void fill_normal(Random& random, double deviation, std::span<double> numbers) {
  random.fill_normal(numbers);
  for (double& number : numbers) number *= deviation;
}

bool is_uniform(Initializer initializer) {
  return initializer == Initializer::he_uniform || initializer == Initializer::glorot_uniform;
}

}  // namespace

Network initialize(const Architecture& architecture, Initializer initializer, double bias_scale,
                   std::uint64_t seed) {
  Network network{architecture, std::vector<double>(architecture.parameter_count())};
  for (int l = 0; l < architecture.depth(); ++l) {
    const double variance =
        weight_variance(initializer, architecture.fan_in(l), architecture.layers[l].width);
    const double deviation = std::sqrt(variance);
    const double half_range = std::sqrt(3 * variance);  // a uniform law of that variance
    Random weights(seed, weight_stream + static_cast<std::uint64_t>(l));
    if (is_uniform(initializer)) {
      for (double& w : network.weight(l)) w = half_range * (2 * weights.uniform() - 1);
    } else {
      fill_normal(weights, deviation, network.weight(l));
    }
    if (l + 1 == architecture.depth()) continue;
    Random biases(seed, bias_stream + static_cast<std::uint64_t>(l));
    fill_normal(biases, bias_scale, network.bias(l));
  }
  return network;
}

}  // namespace crease::nn
