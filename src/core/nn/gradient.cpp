#include "core/nn/activation_functions.h"
#include "core/nn/forward.h"
#include "core/nn/loss_functions.h"
#include "core/nn/trainer.h"

namespace crease::nn {

namespace {

std::size_t row_count(const Network& network, const Samples& samples) {
  const auto input = static_cast<std::size_t>(network.architecture.input);
  const auto output = static_cast<std::size_t>(network.architecture.output());
  const std::size_t rows = samples.y.size() / output;
  CREASE_CHECK(rows >= 1, "there is at least one row");
  CREASE_CHECK(samples.y.size() == rows * output && samples.x.size() == rows * input,
               "every row has as many inputs and outputs as the network");
  return rows;
}

double slope_at(const Layer& layer, double z) {
  return visit_activation(layer.activation, [&]<Activation activation>() {
    using Functions = ActivationFunctions<ScalarLanes<double>>;
    return Functions::activate<activation>(z, layer.negative_slope).slope;
  });
}

/// Adds dL/dW = delta h^T and dL/db = delta for one row and one layer.
void add_layer_gradient(Network& gradient, int layer, std::span<const double> delta,
                        std::span<const double> before) {
  const std::span<double> weight = gradient.weight(layer);
  const std::span<double> bias = gradient.bias(layer);
  for (std::size_t j = 0; j < delta.size(); ++j) {
    for (std::size_t k = 0; k < before.size(); ++k) weight[j * before.size() + k] += delta[j] * before[k];
    bias[j] += delta[j];
  }
}

/// delta_before = (W^T delta) * activation'(z_before).
std::vector<double> pull_back(const Network& network, int layer, std::span<const double> delta,
                              std::span<const double> z_before) {
  const std::span<const double> weight = network.weight(layer);
  std::vector<double> result(z_before.size());
  for (std::size_t k = 0; k < result.size(); ++k) {
    double sum = 0;
    for (std::size_t j = 0; j < delta.size(); ++j) sum += weight[j * result.size() + k] * delta[j];
    result[k] = sum * slope_at(network.architecture.layers[layer - 1], z_before[k]);
  }
  return result;
}

void add_row_gradient(const Network& network, Loss loss, std::span<const double> x, std::span<const double> y,
                      Network& gradient) {
  const Trace values = trace(network, x);
  const int last = network.architecture.depth() - 1;
  std::vector<double> delta(y.size());
  row_loss(loss, values.h[last], y, delta);
  for (std::size_t k = 0; k < delta.size(); ++k)
    delta[k] *= slope_at(network.architecture.layers[last], values.z[last][k]);
  for (int layer = last; layer >= 0; --layer) {
    add_layer_gradient(gradient, layer, delta, layer == 0 ? x : std::span<const double>(values.h[layer - 1]));
    if (layer > 0) delta = pull_back(network, layer, delta, values.z[layer - 1]);
  }
}

}  // namespace

double mean_loss(const Network& network, Loss loss, const Samples& samples) {
  const std::size_t rows = row_count(network, samples);
  const auto output = static_cast<std::size_t>(network.architecture.output());
  const std::vector<double> f = evaluate(network, samples.x);
  double sum = 0;
  for (std::size_t b = 0; b < rows; ++b)
    sum += row_loss(loss, std::span(f).subspan(b * output, output),
                    std::span(samples.y).subspan(b * output, output), {});
  return sum / static_cast<double>(rows);
}

std::vector<double> loss_gradient(const Network& network, Loss loss, const Samples& samples) {
  const std::size_t rows = row_count(network, samples);
  const auto input = static_cast<std::size_t>(network.architecture.input);
  const auto output = static_cast<std::size_t>(network.architecture.output());
  Network gradient{network.architecture, std::vector<double>(network.parameters.size())};
  for (std::size_t b = 0; b < rows; ++b)
    add_row_gradient(network, loss, std::span(samples.x).subspan(b * input, input),
                     std::span(samples.y).subspan(b * output, output), gradient);
  for (double& g : gradient.parameters) g /= static_cast<double>(rows);
  return gradient.parameters;
}

}  // namespace crease::nn
