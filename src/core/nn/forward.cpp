#include "core/nn/forward.h"

#include <algorithm>

#include "core/nn/activation_functions.h"
#include "core/nn/plan_storage.h"

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

namespace {

/// Points that go through all layers together: at most so many, and at least so many of wide networks, as
/// long as their activations stay near the processor. Weights are read once for all of them, and memory for
/// activations that no point needs costs more than these. No bit of the result depends on it.
constexpr int most_rows = 64, fewest_rows = 8;
constexpr std::size_t near_bytes = std::size_t(1) << 21;

int rows_of_block(const Architecture& architecture, std::size_t rows) {
  std::size_t row_bytes = 0;
  for (const Layer& layer : architecture.layers) row_bytes += std::size_t(layer.width) * sizeof(double);
  const int near = static_cast<int>(std::min(near_bytes / row_bytes, std::size_t(most_rows)));
  return static_cast<int>(std::clamp<std::size_t>(rows, 1, std::size_t(std::max(near, fewest_rows))));
}

/// Calls visit(plan, first row, rows) for every block of points, when their activations are in the plan.
template <class Visit>
void for_each_block(const Network& network, std::span<const double> points, Visit visit) {
  const auto input = static_cast<std::size_t>(network.architecture.input);
  CREASE_CHECK(points.size() % input == 0, "the points have one number per input");
  CREASE_CHECK(network.parameters.size() == network.architecture.parameter_count(),
               "the network has the parameters of its layers");
  const std::size_t rows = points.size() / input;
  const auto block_rows = static_cast<std::size_t>(rows_of_block(network.architecture, rows));
  PlanStorage<double> storage(network.architecture, available_levels().back()->float64,
                              static_cast<int>(block_rows), Use::forward);
  storage.set_parameters(network.parameters);
  for (std::size_t row = 0; row < rows; row += block_rows) {
    const int count = static_cast<int>(std::min(rows - row, block_rows));
    storage.kernels().forward(storage.plan(), points.data() + row * input, count);
    visit(storage.plan(), row, count);
  }
}

void copy_rows(const LayerPlan<double>& layer, int rows, double* to) {
  for (int r = 0; r < rows; ++r, to += layer.out)
    std::copy_n(layer.h + std::ptrdiff_t(r) * layer.stride, layer.out, to);
}

}  // namespace

std::vector<double> evaluate(const Network& network, std::span<const double> points) {
  const std::size_t output = network.architecture.output();
  std::vector<double> result(points.size() / std::size_t(network.architecture.input) * output);
  for_each_block(network, points, [&](const Plan<double>& plan, std::size_t row, int rows) {
    copy_rows(plan.layers[plan.depth - 1], rows, result.data() + row * output);
  });
  return result;
}

std::vector<std::vector<double>> evaluate_layers(const Network& network, std::span<const double> points) {
  const std::size_t rows = points.size() / std::size_t(network.architecture.input);
  std::vector<std::vector<double>> result;
  for (const Layer& layer : network.architecture.layers) result.emplace_back(rows * std::size_t(layer.width));
  for_each_block(network, points, [&](const Plan<double>& plan, std::size_t row, int count) {
    for (int l = 0; l < plan.depth; ++l)
      copy_rows(plan.layers[l], count, result[l].data() + row * std::size_t(plan.layers[l].out));
  });
  return result;
}

}  // namespace crease::nn
