#include "core/nn/forward.h"

#include "core/nn/activation_functions.h"

namespace crease::nn {

namespace {

double activated(const Layer& layer, double z) {
  return visit_activation(layer.activation, [&]<Activation activation>() {
    using Functions = ActivationFunctions<ScalarLanes<double>>;
    return Functions::activate<activation>(z, layer.negative_slope).value;
  });
}

/// z = b + W h, summed in the order of the inputs.
std::vector<double> pre_activations(const Network& network, int layer, std::span<const double> before) {
  const std::span<const double> weight = network.weight(layer);
  const std::span<const double> bias = network.bias(layer);
  std::vector<double> z(bias.begin(), bias.end());
  for (std::size_t j = 0; j < z.size(); ++j)
    for (std::size_t k = 0; k < before.size(); ++k) z[j] += weight[j * before.size() + k] * before[k];
  return z;
}

}  // namespace

Trace trace(const Network& network, std::span<const double> point) {
  const Architecture& architecture = network.architecture;
  CREASE_CHECK(point.size() == std::size_t(architecture.input), "the point has one number per input");
  Trace result;
  std::span<const double> before = point;
  for (int l = 0; l < architecture.depth(); ++l) {
    result.z.push_back(pre_activations(network, l, before));
    result.h.push_back(result.z.back());
    for (double& h : result.h.back()) h = activated(architecture.layers[l], h);
    before = result.h.back();
  }
  return result;
}

std::vector<double> evaluate(const Network& network, std::span<const double> points) {
  const auto input = static_cast<std::size_t>(network.architecture.input);
  CREASE_CHECK(points.size() % input == 0, "the points have one number per input");
  std::vector<double> result;
  for (std::size_t start = 0; start < points.size(); start += input) {
    const Trace values = trace(network, points.subspan(start, input));
    result.insert(result.end(), values.h.back().begin(), values.h.back().end());
  }
  return result;
}

}  // namespace crease::nn
