#include "core/nn/network.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace crease::nn {

std::size_t Architecture::weight_offset(int layer) const {
  std::size_t offset = 0;
  for (int l = 0; l < layer; ++l) offset += std::size_t(layers[l].width) * (std::size_t(fan_in(l)) + 1);
  return offset;
}

std::size_t Architecture::bias_offset(int layer) const {
  return weight_offset(layer) + std::size_t(layers[layer].width) * std::size_t(fan_in(layer));
}

std::size_t Architecture::parameter_count() const {
  return weight_offset(depth());
}

int Architecture::hidden_neurons() const {
  int sum = 0;
  for (int l = 0; l + 1 < depth(); ++l) sum += layers[l].width;
  return sum;
}

bool Architecture::is_piecewise_linear() const {
  return std::all_of(layers.begin(), layers.end(),
                     [](const Layer& layer) { return nn::is_piecewise_linear(layer.activation); });
}

int Architecture::widest() const {
  int result = input;
  for (const Layer& layer : layers) result = std::max(result, layer.width);
  return result;
}

namespace {

/// So that a count of parameters or a width never overflows an int, whatever a file says.
constexpr double most_parameters = 1e8;

Status validate_layer(const Architecture& architecture, int l) {
  const Layer& layer = architecture.layers[l];
  const std::string place = "Layer " + std::to_string(l + 1);
  if (layer.width < 1)
    return Error{place + " has width " + std::to_string(layer.width) + "; it needs at least one neuron."};
  if (!std::isfinite(layer.negative_slope)) return Error{place + " has a negative slope that is not finite."};
  if (name(layer.activation).empty()) return Error{place + " has an unknown activation."};
  return {};
}

}  // namespace

Status validate(const Architecture& architecture) {
  if (architecture.input < 1 || architecture.input > max_input)
    return Error{"The network has " + std::to_string(architecture.input) + " inputs; it needs from 1 to " +
                 std::to_string(max_input) + "."};
  if (architecture.layers.empty()) return Error{"The network has no layers; it needs at least one."};
  double parameters = 0;
  for (int l = 0; l < architecture.depth(); ++l) {
    if (Status status = validate_layer(architecture, l); !status) return status;
    parameters += double(architecture.layers[l].width) * (double(architecture.fan_in(l)) + 1);
  }
  if (architecture.output() > max_output)
    return Error{"The network has " + std::to_string(architecture.output()) +
                 " outputs; it may have at most " + std::to_string(max_output) + "."};
  if (parameters > most_parameters) return Error{"The network has more than 100 million parameters."};
  return {};
}

Architecture perceptron(int input, std::span<const int> hidden, int output, Activation activation) {
  Architecture architecture;
  architecture.input = input;
  for (int width : hidden) architecture.layers.push_back({width, activation});
  architecture.layers.push_back({output, Activation::linear});
  return architecture;
}

}  // namespace crease::nn
