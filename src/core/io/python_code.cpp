#include "core/io/python_code.h"

#include <cmath>
#include <span>
#include <string_view>

#include "core/base/check.h"
#include "core/base/number_text.h"

namespace crease::io {
namespace {

constexpr std::string_view torch_head =
    R"(# A network of crease as a PyTorch module. Exact: the numbers are the shortest that read back to the same bits.
import torch

dtype = torch.)";

constexpr std::string_view torch_layer = R"(

def layer(weight, bias):
    linear = torch.nn.Linear(len(weight[0]), len(weight), dtype=dtype)
    with torch.no_grad():
        linear.weight.copy_(torch.tensor(weight, dtype=dtype))
        linear.bias.copy_(torch.tensor(bias, dtype=dtype))
    return linear


net = torch.nn.Sequential(
)";

constexpr std::string_view numpy_head =
    R"(# A network of crease in NumPy. Exact: the numbers are the shortest that read back to the same bits.
import math

import numpy as np

dtype = np.)";

constexpr std::string_view numpy_activations = R"(

def linear(z):
    return z


def relu(z):
    return np.maximum(z, 0)


def leaky_relu(slope):
    return lambda z: np.where(z > 0, z, dtype(slope) * z)


def hard_tanh(z):
    return np.clip(z, -1, 1)


def tanh(z):
    return np.tanh(z)


def sigmoid(z):
    return np.exp(-np.logaddexp(dtype(0), -z))


def softplus(z):
    return np.logaddexp(dtype(0), z)


def gelu(z):
    return z * (np.vectorize(math.erf, otypes=[dtype])(z * dtype(math.sqrt(0.5))) + 1) / 2


layers = [  # weight (out, in), bias, activation
)";

constexpr std::string_view numpy_net = R"(]


def net(x):
    h = np.asarray(x, dtype=dtype)
    for weight, bias, activation in layers:
        h = activation(h @ np.array(weight, dtype=dtype).T + np.array(bias, dtype=dtype))
    return h
)";

/// A float in Python: -0 alone would be a whole number, and lose its sign.
std::string python_number(double value) {
  CREASE_CHECK(std::isfinite(value), "a file holds finite parameters");
  std::string text = shortest(value);
  if (text.find_first_of(".e") == std::string::npos) text += ".0";
  return text;
}

std::string python_list(std::span<const double> numbers) {
  std::string text = "[";
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (i > 0) text += ", ";
    text += python_number(numbers[i]);
  }
  return text + "]";
}

std::string python_matrix(std::span<const double> numbers, std::size_t columns, std::string_view indent) {
  std::string text = "[";
  for (std::size_t at = 0; at < numbers.size(); at += columns) {
    if (at > 0) text += ",\n" + std::string(indent) + " ";
    text += python_list(numbers.subspan(at, columns));
  }
  return text + "]";
}

std::string torch_activation(const nn::Layer& layer) {
  switch (layer.activation) {
    case nn::Activation::linear:
      return "Identity()";
    case nn::Activation::relu:
      return "ReLU()";
    case nn::Activation::leaky_relu:
      return "LeakyReLU(" + python_number(layer.negative_slope) + ")";
    case nn::Activation::hard_tanh:
      return "Hardtanh()";
    case nn::Activation::tanh:
      return "Tanh()";
    case nn::Activation::sigmoid:
      return "Sigmoid()";
    case nn::Activation::softplus:
      return "Softplus(threshold=40)";  // beyond its own 20, PyTorch leaves out as much as 2e-9
    case nn::Activation::gelu:
      break;
  }
  return "GELU()";
}

std::string numpy_activation(const nn::Layer& layer) {
  std::string text(nn::name(layer.activation));
  if (layer.activation == nn::Activation::leaky_relu) text += "(" + python_number(layer.negative_slope) + ")";
  return text;
}

/// What a program does when it is run.
std::string example_of(std::string_view call, const nn::Network& network) {
  const std::vector<double> origin(network.architecture.input, 0.0);
  return "\nif __name__ == \"__main__\":\n    print(" + std::string(call) + "([" + python_list(origin) + "]";
}

}  // namespace

std::string torch_code(const nn::Network& network, nn::Precision precision) {
  std::string text =
      std::string(torch_head) + std::string(nn::name(precision)) + "\n" + std::string(torch_layer);
  const nn::Architecture& architecture = network.architecture;
  constexpr std::string_view indent = "          ";
  for (int l = 0; l < architecture.depth(); ++l) {
    const nn::Layer& layer = architecture.layers[l];
    const bool is_plain_end = l + 1 == architecture.depth() && layer.activation == nn::Activation::linear;
    text += "    layer(" + python_matrix(network.weight(l), architecture.fan_in(l), indent) + ",\n" +
            std::string(indent) + python_list(network.bias(l)) + "),\n";
    if (!is_plain_end) text += "    torch.nn." + torch_activation(layer) + ",\n";
  }
  return text + ")\n" + example_of("net(torch.tensor", network) + ", dtype=dtype)))\n";
}

std::string numpy_code(const nn::Network& network, nn::Precision precision) {
  std::string text =
      std::string(numpy_head) + std::string(nn::name(precision)) + "\n" + std::string(numpy_activations);
  const nn::Architecture& architecture = network.architecture;
  constexpr std::string_view indent = "     ";
  for (int l = 0; l < architecture.depth(); ++l) {
    text += "    (" + python_matrix(network.weight(l), architecture.fan_in(l), indent) + ",\n" +
            std::string(indent) + python_list(network.bias(l)) + ",\n" + std::string(indent) +
            numpy_activation(architecture.layers[l]) + "),\n";
  }
  return text + std::string(numpy_net) + "\n" + example_of("net", network) + "))\n";
}

}  // namespace crease::io
