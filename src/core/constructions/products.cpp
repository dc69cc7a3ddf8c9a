#include "core/constructions/products.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>

#include "core/base/check.h"
#include "core/base/number_text.h"
#include "core/constructions/derivatives.h"

namespace crease::constructions {
namespace {

/// Below this a derivative is rounding.
constexpr double least_derivative = 1e-9;
constexpr int largest_group = 62;

std::int64_t neurons_of(const std::vector<ProductGroup>& groups) {
  std::int64_t sum = 0;
  for (const ProductGroup& group : groups) sum += group.neurons();
  return sum;
}

/// A factor of the layer as a sum over the neurons of the layer before: factor = sum of weight * neuron.
struct Readout {
  int first = 0;
  std::vector<double> weight;
};

/// How the product of a group is read off its neurons. A single factor is carried by both its signs.
Readout readout_of(const ProductGroup& group, int first_neuron, double sigma, double lambda) {
  double scale = sigma;
  for (int i = 0; i < group.size; ++i) scale *= 2 * lambda;
  Readout readout{first_neuron, {}};
  for (int neuron = 0; neuron < group.neurons(); ++neuron)
    readout.weight.push_back(sign_product(neuron, group.size) / scale);
  return readout;
}

/// Adds `factor` times what a readout reads to a row of weights.
void add(std::span<double> row, const Readout& readout, double factor) {
  for (std::size_t i = 0; i < readout.weight.size(); ++i)
    row[static_cast<std::size_t>(readout.first) + i] += factor * readout.weight[i];
}

nn::Network empty_network(const ProductPlan& plan) {
  std::vector<int> hidden;
  int left = plan.factors;
  for (const int size : plan.group_size) {
    const std::vector<ProductGroup> groups = groups_of(left, size);
    hidden.push_back(static_cast<int>(neurons_of(groups)));
    left = static_cast<int>(groups.size());
  }
  nn::Network network;
  network.architecture = nn::perceptron(plan.factors, hidden, 1, plan.activation);
  network.parameters.assign(network.architecture.parameter_count(), 0.0);
  return network;
}

std::vector<Readout> inputs(int factors) {
  std::vector<Readout> result;
  for (int i = 0; i < factors; ++i) result.push_back({i, {1.0}});
  return result;
}

/// Writes a hidden layer that multiplies `factors` by groups; returns how its products are read.
Result<std::vector<Readout>> write_layer(nn::Network& network, int layer, const std::vector<Readout>& factors,
                                         const ProductPlan& plan) {
  const auto fan_in = static_cast<std::size_t>(network.architecture.fan_in(layer));
  const std::span<double> weight = network.weight(layer);
  const std::span<double> bias = network.bias(layer);
  std::vector<Readout> products;
  int first_neuron = 0;
  const int size = plan.group_size[static_cast<std::size_t>(layer)];
  for (const ProductGroup& group : groups_of(static_cast<int>(factors.size()), size)) {
    const Result<GateConstants> constants = gate_constants(plan, group.size);
    if (!constants) return constants.error();
    const int neurons = static_cast<int>(group.neurons());
    for (int neuron = 0; neuron < neurons; ++neuron) {
      const auto row = weight.subspan(static_cast<std::size_t>(first_neuron + neuron) * fan_in, fan_in);
      for (int i = 0; i < group.size; ++i)
        add(row, factors[static_cast<std::size_t>(group.first + i)], plan.lambda * sign_of(neuron, i));
      bias[static_cast<std::size_t>(first_neuron + neuron)] = constants.value().working_point;
    }
    products.push_back(readout_of(group, first_neuron, constants.value().sigma, plan.lambda));
    first_neuron += neurons;
  }
  return products;
}

}  // namespace

std::vector<int> tree_groups(int factors) {
  std::vector<int> groups;
  for (int left = factors; left > 1; left = (left + 1) / 2) groups.push_back(2);
  return groups;
}

std::vector<int> shallow_groups(int factors) {
  return {factors};
}

std::vector<int> layered_groups(int factors, int layers) {
  std::vector<int> groups;
  int left = factors;
  for (int rest = layers; rest > 0 && left > 1; --rest) {
    int size = 2;
    const auto reaches = [&](int candidate) {
      std::int64_t power = 1;
      for (int i = 0; i < rest && power < left; ++i) power *= candidate;
      return power >= left;
    };
    while (!reaches(size)) ++size;
    groups.push_back(size);
    left = (left + size - 1) / size;
  }
  return groups;
}

std::vector<ProductGroup> groups_of(int factors, int size) {
  std::vector<ProductGroup> groups;
  for (int first = 0; first < factors; first += size)
    groups.push_back({first, std::min(size, factors - first)});
  return groups;
}

std::int64_t product_neurons(int factors, std::span<const int> group_size) {
  std::int64_t sum = 0;
  int left = factors;
  for (const int size : group_size) {
    CREASE_CHECK(size >= 1 && size <= largest_group, "groups of 1 to 62 factors");
    const std::vector<ProductGroup> groups = groups_of(left, size);
    sum += neurons_of(groups);
    left = static_cast<int>(groups.size());
  }
  return sum;
}

int sign_of(std::int64_t neuron, int i) {
  return (neuron >> i & 1) != 0 ? -1 : 1;
}

int sign_product(std::int64_t neuron, int size) {
  int sign = 1;
  for (int i = 0; i < size; ++i) sign *= sign_of(neuron, i);
  return sign;
}

Result<GateConstants> gate_constants(const ProductPlan& plan, int size) {
  const std::optional<double> best = best_working_point(plan.activation, size);
  if (!best)
    return Error{
        std::string(nn::name(plan.activation)) +
        " has corners instead of higher derivatives; tanh, sigmoid, softplus or gelu would be right"};
  const double point = plan.working_point.value_or(*best);
  const double sigma = *derivative(plan.activation, size, point);
  if (std::fabs(sigma) < least_derivative)
    return Error{"the derivative of order " + std::to_string(size) + " of " +
                 std::string(nn::name(plan.activation)) + " is zero at " + shortest(point) +
                 "; another working point would be right, the best is " + shortest(*best)};
  return GateConstants{point, sigma};
}

Status check(const ProductPlan& plan) {
  if (plan.factors < 2 || plan.factors > most_factors)
    return Error{"a product has 2 to " + std::to_string(most_factors) + " factors, not " +
                 std::to_string(plan.factors)};
  if (!(plan.lambda > 0) || !std::isfinite(plan.lambda) || !std::isfinite(plan.working_point.value_or(0)))
    return Error{"lambda must be positive and the working point finite"};
  int left = plan.factors;
  for (const int size : plan.group_size) {
    if (size < 2 || size > most_factors_at_once)
      return Error{"2 to " + std::to_string(most_factors_at_once) +
                   " factors may be multiplied at once, not " + std::to_string(size)};
    if (left == 1) return Error{"the product is finished before the last layer"};
    const std::vector<ProductGroup> groups = groups_of(left, size);
    if (neurons_of(groups) > most_product_neurons)
      return Error{"a layer would have more than " + std::to_string(most_product_neurons) + " neurons"};
    left = static_cast<int>(groups.size());
  }
  if (left != 1) return Error{"the groups leave " + std::to_string(left) + " factors instead of one product"};
  return {};
}

Result<nn::Network> product(const ProductPlan& plan) {
  const Status status = check(plan);
  if (!status) return status.error();
  nn::Network network = empty_network(plan);
  std::vector<Readout> factors = inputs(plan.factors);
  const int layers = static_cast<int>(plan.group_size.size());
  for (int layer = 0; layer < layers; ++layer) {
    Result<std::vector<Readout>> products = write_layer(network, layer, factors, plan);
    if (!products) return products.error();
    factors = std::move(products.value());
  }
  add(network.weight(layers), factors[0], 1);
  return network;
}

}  // namespace crease::constructions
