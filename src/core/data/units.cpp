#include "core/data/units.h"

#include "core/base/check.h"

namespace crease::data {
namespace {

void scale_inputs(nn::Network& network, const Scale& x, const Scale& y) {
  const std::span<double> weight = network.weight(0), bias = network.bias(0);
  for (std::size_t i = 0; i < bias.size(); ++i) {
    weight[2 * i] /= x.half_range;
    weight[2 * i + 1] /= y.half_range;
    bias[i] -= weight[2 * i] * x.centre + weight[2 * i + 1] * y.centre;
  }
}

void scale_linear_outputs(nn::Network& network, const Scale& value) {
  const int last = network.architecture.depth() - 1;
  for (double& weight : network.weight(last)) weight *= value.half_range;
  for (double& bias : network.bias(last)) bias = value.measured(bias);
}

/// y -> half_range y + centre as a layer of its own.
void append_scaling_layer(nn::Network& network, const Scale& value) {
  const int outputs = network.architecture.output();
  network.architecture.layers.push_back({outputs, nn::Activation::linear});
  for (int row = 0; row < outputs; ++row) {
    for (int column = 0; column < outputs; ++column) {
      network.parameters.push_back(row == column ? value.half_range : 0);
    }
  }
  network.parameters.insert(network.parameters.end(), outputs, value.centre);
}

}  // namespace

nn::Network in_measured_units(const nn::Network& network, const Dataset& dataset) {
  CREASE_CHECK(network.architecture.input == 2, "data sets have two columns");
  nn::Network scaled = network;
  if (dataset.x_scale != Scale{} || dataset.y_scale != Scale{}) {
    scale_inputs(scaled, dataset.x_scale, dataset.y_scale);
  }
  if (dataset.task == Task::classification || dataset.value_scale == Scale{}) return scaled;
  if (network.architecture.layers.back().activation == nn::Activation::linear) {
    scale_linear_outputs(scaled, dataset.value_scale);
  } else {
    append_scaling_layer(scaled, dataset.value_scale);
  }
  return scaled;
}

nn::Network in_stored_units(const nn::Network& network, const Dataset& dataset) {
  CREASE_CHECK(network.architecture.input == 2, "data sets have two columns");
  nn::Network stored = network;
  const Scale &x = dataset.x_scale, &y = dataset.y_scale, &value = dataset.value_scale;
  if (x != Scale{} || y != Scale{}) {
    const std::span<double> weight = stored.weight(0), bias = stored.bias(0);
    for (std::size_t i = 0; i < bias.size(); ++i) {
      bias[i] += weight[2 * i] * x.centre + weight[2 * i + 1] * y.centre;
      weight[2 * i] *= x.half_range;
      weight[2 * i + 1] *= y.half_range;
    }
  }
  if (dataset.task == Task::classification || value == Scale{}) return stored;
  CREASE_CHECK(network.architecture.layers.back().activation == nn::Activation::linear, "a linear output");
  const int last = network.architecture.depth() - 1;
  for (double& weight : stored.weight(last)) weight /= value.half_range;
  for (double& bias : stored.bias(last)) bias = (bias - value.centre) / value.half_range;
  return stored;
}

}  // namespace crease::data
