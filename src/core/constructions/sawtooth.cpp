#include "core/constructions/sawtooth.h"

#include <array>
#include <cmath>
#include <vector>

#include "core/base/check.h"

namespace crease::constructions {
namespace {

nn::Network empty_network(std::span<const int> hidden) {
  nn::Network network;
  network.architecture = nn::perceptron(1, hidden, 1, nn::Activation::relu);
  network.parameters.assign(network.architecture.parameter_count(), 0.0);
  return network;
}

/// Row `row` of a layer's weight matrix.
std::span<double> row_of(nn::Network& network, int layer, int row) {
  const auto width = static_cast<std::size_t>(network.architecture.fan_in(layer));
  return network.weight(layer).subspan(static_cast<std::size_t>(row) * width, width);
}

/// T of what the first two neurons of the layer before hold, relu(y) and relu(y - 1/2).
void fold(std::span<double> row, double factor) {
  row[0] += 2 * factor;
  row[1] -= 4 * factor;
}

/// The two neurons that fold: relu(y), relu(y - 1/2) for y = T(...), or y = x in the first layer.
void set_folding(nn::Network& network, int layer) {
  for (int neuron = 0; neuron < 2; ++neuron) {
    if (layer == 0)
      row_of(network, 0, neuron)[0] = 1;
    else
      fold(row_of(network, layer, neuron), 1);
  }
  network.bias(layer)[1] = -0.5;
}

}  // namespace

nn::Network sawtooth(int depth) {
  CREASE_CHECK(depth >= 1 && depth <= deepest_sawtooth, "a depth from 1 to 50");
  nn::Network network = empty_network(std::vector<int>(static_cast<std::size_t>(depth), 2));
  for (int layer = 0; layer < depth; ++layer) set_folding(network, layer);
  fold(row_of(network, depth, 0), 1);
  return network;
}

// Layer s holds relu(T^(s)), relu(T^(s) - 1/2) and, from layer 1 on, the sum A_s = x - sum_{t<=s} T^(t) /
// 4^t, which is at least x^2 and so passes relu unchanged. A_0 = x is the first neuron of layer 0.
nn::Network square(int m) {
  CREASE_CHECK(m >= 1 && m <= deepest_square, "1 to 25 folds");
  std::vector<int> hidden(static_cast<std::size_t>(m), 3);
  hidden[0] = 2;
  nn::Network network = empty_network(hidden);
  double quarter_power = 1;
  for (int layer = 0; layer <= m; ++layer) {
    const bool is_output = layer == m;
    if (!is_output) set_folding(network, layer);
    if (layer == 0) continue;
    quarter_power /= 4;
    const std::span<double> sum = row_of(network, layer, is_output ? 0 : 2);
    sum[layer == 1 ? 0 : 2] = 1;
    fold(sum, -quarter_power);
  }
  return network;
}

}  // namespace crease::constructions
