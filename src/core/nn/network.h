#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/nn/activation.h"

namespace crease::nn {

/// The slope of leaky ReLU on the negative side unless a layer says otherwise (PyTorch's default).
inline constexpr double default_negative_slope = 0.01;

/// A fully connected layer: h = activation(W h_before + b). The last layer of an architecture is the output.
struct Layer {
  int width = 1;
  Activation activation = Activation::relu;
  double negative_slope = default_negative_slope;  ///< leaky ReLU only

  bool operator==(const Layer&) const = default;
};

/// The shape of a network, apart from its parameters.
///
/// Parameters live in one flat vector, layer by layer: the weight W (width, fan_in) row-major, as PyTorch's
/// Linear has it, then the bias b (width).
struct Architecture {
  int input = 2;
  std::vector<Layer> layers;

  int depth() const { return static_cast<int>(layers.size()); }
  int fan_in(int layer) const { return layer == 0 ? input : layers[layer - 1].width; }
  int output() const { return layers.back().width; }
  std::size_t weight_offset(int layer) const;
  std::size_t bias_offset(int layer) const;
  std::size_t parameter_count() const;
  /// Neurons of all layers but the last.
  int hidden_neurons() const;
  bool is_piecewise_linear() const;
  /// The largest width, input included.
  int widest() const;

  bool operator==(const Architecture&) const = default;
};

inline constexpr int max_input = 1024;
inline constexpr int max_output = 10;

/// Whether the architecture is within what crease computes: input 1 to 1024, outputs 1 to 10, at least one
/// layer, positive widths, a finite negative slope.
Status validate(const Architecture& architecture);

/// A multilayer perceptron over [2, hidden..., output]; hidden layers share one activation, the output is
/// linear.
Architecture perceptron(int input, std::span<const int> hidden, int output, Activation activation);

/// A network is a value: an architecture and its parameters.
template <class Scalar>
struct NetworkOf {
  Architecture architecture;
  std::vector<Scalar> parameters;

  std::span<const Scalar> weight(int layer) const {
    return {parameters.data() + architecture.weight_offset(layer),
            std::size_t(architecture.layers[layer].width) * architecture.fan_in(layer)};
  }
  std::span<Scalar> weight(int layer) {
    return {parameters.data() + architecture.weight_offset(layer),
            std::size_t(architecture.layers[layer].width) * architecture.fan_in(layer)};
  }
  std::span<const Scalar> bias(int layer) const {
    return {parameters.data() + architecture.bias_offset(layer),
            std::size_t(architecture.layers[layer].width)};
  }
  std::span<Scalar> bias(int layer) {
    return {parameters.data() + architecture.bias_offset(layer),
            std::size_t(architecture.layers[layer].width)};
  }
};

using Network = NetworkOf<double>;

}  // namespace crease::nn
