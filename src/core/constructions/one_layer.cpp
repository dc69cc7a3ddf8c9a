#include "core/constructions/one_layer.h"

#include <array>

namespace crease::constructions {

OneLayer::OneLayer(int neurons, nn::Activation activation) {
  const std::array<int, 1> hidden = {neurons};
  network_.architecture = nn::perceptron(1, hidden, 1, activation);
  network_.parameters.assign(network_.architecture.parameter_count(), 0.0);
}

void OneLayer::set_neuron(int i, double weight, double bias, double factor) {
  const auto at = static_cast<std::size_t>(i);
  network_.weight(0)[at] = weight;
  network_.bias(0)[at] = bias;
  network_.weight(1)[at] = factor;
}

nn::Network OneLayer::finished(double constant) {
  network_.bias(1)[0] = constant;
  return network_;
}

}  // namespace crease::constructions
