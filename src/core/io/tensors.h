#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/nn/network.h"

/// Networks as named tensors, as PyTorch's state_dict has them: "0.weight" (out, in), "0.bias" (out),
/// "2.weight", ... What such tensors do not say is the activations; a text says them beside.
namespace crease::io {

struct Tensor {
  std::string name;
  std::vector<std::uint64_t> shape;
  std::vector<double> values;  ///< row-major
};

/// What a file of tensors holds.
struct TensorFile {
  std::vector<Tensor> tensors;
  std::string activation;  ///< activation_text, or empty where the file says nothing
};

inline constexpr std::uint64_t most_tensor_numbers = 1u << 25;  ///< per file: 256 MB of parameters

/// A tensor of a network that is written.
struct TensorView {
  std::string name;
  std::vector<std::uint64_t> shape;
  std::span<const double> values;
};

/// The tensors of torch.nn.Sequential(Linear, activation, Linear, ...): linear layers have the even places.
std::vector<TensorView> tensors_of(const nn::Network& network);

/// The network that the tensors are, with ReLU in hidden layers and a linear end.
///
/// Names end in "weight" or "bias" after any prefix: "net.0.weight", "layers.1.bias", "fc3.weight". Layers
/// are in the natural order of the numbers in them (2 before 10); apart from numbers the prefixes have to be
/// the same, for otherwise their order would be a guess. A layer without bias, as Linear(bias=False) makes
/// it, has bias 0. Error   file, tensor, and what would be right
Result<nn::Network> network_of(const TensorFile& tensors, std::string_view file);

/// "relu,leaky_relu(0.2),linear": an activation for each layer, with the slope where it is not 0.01.
std::string activation_text(const nn::Architecture& architecture);

/// Sets the activations that such a text names; a single name is that of all hidden layers, before a linear
/// end. Error: `place` (file and field, or option) and what would be right.
Status set_activations(nn::Architecture& architecture, std::string_view text, std::string_view place);

/// "(16, 2)", "(16)", "()"
std::string shape_text(std::span<const std::uint64_t> shape);

/// The product of a shape; most_tensor_numbers + 1 for anything larger.
std::uint64_t number_count(std::span<const std::uint64_t> shape);

}  // namespace crease::io
