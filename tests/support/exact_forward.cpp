#include "support/exact_forward.h"

namespace crease::testing {

int whole_shift(double value) {
  int shift = 0;
  for (; value != std::floor(value); value *= 2) ++shift;
  return shift;
}

// Factors: inputs 2^shift; z of layer l 2^(shift (2 l + 2)), for one more from the weight; h one more from
// the slope.

ExactNetwork::ExactNetwork(const nn::Network& network, const regions::Slice& slice)
    : network_(network), slice_(slice) {
  const auto include = [this](double value) {
    shift_ = std::max(shift_, whole_shift(value));
  };
  for (double value : network.parameters) include(value);
  for (const std::vector<double>* values : {&slice.origin, &slice.u, &slice.v})
    for (double value : *values) include(value);
  for (const nn::Layer& layer : network.architecture.layers) include(layer.negative_slope);
}

int ExactNetwork::breakpoints(int layer) const {
  switch (network_.architecture.layers[layer].activation) {
    case nn::Activation::linear:
      return 0;
    case nn::Activation::hard_tanh:
      return 2;
    default:
      return 1;
  }
}

BigInteger ExactNetwork::breakpoint(int layer, int index) const {
  if (breakpoints(layer) < 2) return BigInteger(0);
  return index == 0 ? -unit(layer) : unit(layer);
}

std::vector<ExactMap> ExactNetwork::inputs() const {
  if (slice_.origin.empty()) return {{number(1), 0, 0}, {0, number(1), 0}};
  std::vector<ExactMap> maps;
  for (std::size_t i = 0; i < slice_.origin.size(); ++i)
    maps.push_back({number(slice_.u[i]), number(slice_.v[i]), number(slice_.origin[i])});
  return maps;
}

std::vector<ExactMap> ExactNetwork::z(int layer, const std::vector<ExactMap>& before) const {
  std::vector<ExactMap> maps;
  const std::size_t fan_in = before.size();
  for (int j = 0; j < width(layer); ++j) {
    ExactMap map = {0, 0, number(network_.bias(layer)[j]) * power(shift_ * (2 * layer + 1))};
    for (std::size_t k = 0; k < fan_in; ++k) {
      const double weight = network_.weight(layer)[std::size_t(j) * fan_in + k];
      if (weight == 0) continue;
      for (int i = 0; i < 3; ++i) map[i] = map[i] + number(weight) * before[k][i];
    }
    maps.push_back(map);
  }
  return maps;
}

ExactMap ExactNetwork::h(int layer, const ExactMap& z, int piece) const {
  const nn::Layer& kind = network_.architecture.layers[layer];
  const bool saturates = kind.activation == nn::Activation::hard_tanh && piece != 1;
  double slope = 1;
  if (kind.activation == nn::Activation::relu) slope = piece;
  if (kind.activation == nn::Activation::leaky_relu && piece == 0) slope = kind.negative_slope;
  if (saturates) slope = 0;
  ExactMap map;
  for (int i = 0; i < 3; ++i) map[i] = z[i] * number(slope);
  if (saturates) map[2] = (piece == 0 ? BigInteger(-1) : BigInteger(1)) * unit(layer) * number(1);
  return map;
}

}  // namespace crease::testing
