#include "core/constructions/zigzag.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "core/base/check.h"

namespace crease::constructions {
namespace {

constexpr std::size_t backward = 2;  ///< the neuron that looks to the left

double knot(std::size_t j, std::size_t width) {
  return static_cast<double>(j + 1) / static_cast<double>(width + 1);
}

/// The zigzag as a sum over its neurons: g = sum_j a_j h_j + constant.
struct Sum {
  std::vector<double> a;
  double constant = 0;
};

/// Jumps of the slope are -3m at the first knot, then 2m, -2m, 2m, ...; g is 1 at the first knot.
Sum sum_of(std::size_t width) {
  const auto m = static_cast<double>(width + 1);
  Sum sum;
  for (std::size_t j = 0; j < width; ++j) sum.a.push_back(j == 0 ? -3 * m : (j % 2 == 1 ? 2 * m : -2 * m));
  sum.constant = 1 - sum.a[backward] * (knot(backward, width) - knot(0, width));
  return sum;
}

}  // namespace

nn::Network zigzag(std::span<const int> hidden) {
  CREASE_CHECK(!hidden.empty() && *std::min_element(hidden.begin(), hidden.end()) >= 3,
               "a zigzag needs three neurons in each layer");
  nn::Network network{nn::perceptron(1, hidden, 1, nn::Activation::relu), {}};
  network.parameters.assign(network.architecture.parameter_count(), 0);
  Sum input{{1}, 0};  // what the layer bends over, as a sum over the neurons before it
  for (int l = 0; l < network.architecture.depth(); ++l) {
    const auto weight = network.weight(l);
    const auto bias = network.bias(l);
    const bool is_output = l + 1 == network.architecture.depth();
    for (std::size_t j = 0; j < bias.size(); ++j) {
      const double side = !is_output && j == backward ? -1 : 1;
      for (std::size_t k = 0; k < input.a.size(); ++k) weight[j * input.a.size() + k] = side * input.a[k];
      bias[j] = side * (input.constant - (is_output ? 0 : knot(j, bias.size())));
    }
    if (!is_output) input = sum_of(bias.size());
  }
  return network;
}

nn::Network with_sawtooth(nn::Network others) {
  const nn::Architecture& architecture = others.architecture;
  CREASE_CHECK(architecture.input == 1, "there is one input");
  for (int l = 0; l < architecture.depth(); ++l) {
    const bool is_output = l + 1 == architecture.depth();
    CREASE_CHECK(is_output || architecture.layers[l].width >= 2,
                 "a sawtooth needs two neurons in each layer");
    const auto fan_in = static_cast<std::size_t>(architecture.fan_in(l));
    const std::size_t rows = is_output ? 1 : 2;
    for (std::size_t j = 0; j < rows; ++j) {
      const auto row = others.weight(l).subspan(j * fan_in, fan_in);
      std::fill(row.begin(), row.end(), 0.0);
      row[0] = l == 0 ? 1 : 2;
      if (l > 0) row[1] = -4;
      others.bias(l)[j] = j == 0 ? 0 : -0.5;
    }
  }
  return others;
}

}  // namespace crease::constructions
