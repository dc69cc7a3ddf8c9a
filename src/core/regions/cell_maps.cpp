#include "core/regions/cell_maps.h"

#include <algorithm>

#include "core/base/check.h"

namespace crease::regions {

CellMaps::CellMaps(const nn::Network& network) : network_(network) {
  for (const nn::Layer& layer : network.architecture.layers) {
    bends_.push_back(bends_of(layer));
    first_of_.push_back(static_cast<int>(layer_of_.size()));
    layer_of_.resize(layer_of_.size() + std::size_t(layer.width), static_cast<int>(first_of_.size()) - 1);
  }
  value_.resize(layer_of_.size());
  gradient_.resize(layer_of_.size() * std::size_t(inputs()));
  piece_.resize(layer_of_.size());
}

void CellMaps::at(std::span<const double> point) {
  walk(point, [this](int neuron) { return piece_at(neuron, value_[neuron]); });
}

std::uint8_t CellMaps::piece_at(int neuron, double value) const {
  const Bends& bends = bends_[layer_of_[neuron]];
  int piece = 0;
  for (int i = 0; i < bends.count; ++i) piece += value > bends.breakpoint[i];
  return static_cast<std::uint8_t>(piece);
}

void CellMaps::begin(std::span<const double> point) {
  const auto n = static_cast<std::size_t>(inputs());
  CREASE_CHECK(point.size() == n, "the point has a number per input");
  sent_.assign(point.begin(), point.end());
  is_sent_.assign(n, 1);
  sent_gradient_.clear();  // the inputs' gradients are unit vectors
}

void CellMaps::add_input(int neuron, double weight, double value, const double* gradient) {
  value_[neuron] += weight * value;
  double* sum = gradient_.data() + std::size_t(neuron) * inputs();
  for (int i = 0; i < inputs(); ++i) sum[i] += weight * gradient[i];
}

/// Values and gradients of a layer from what the layer before sends.
void CellMaps::enter(int layer) {
  const int fan_in = network_.architecture.fan_in(layer), width = network_.architecture.layers[layer].width;
  const double* weight = network_.weight(layer).data();
  for (int j = 0; j < width; ++j, weight += fan_in) {
    const int neuron = first_of_[layer] + j;
    double* sum = gradient_.data() + std::size_t(neuron) * inputs();
    value_[neuron] = network_.bias(layer)[j];
    std::fill_n(sum, inputs(), 0.0);
    for (int k = 0; k < fan_in; ++k) {
      if (is_sent_[k] == 0) continue;
      if (layer == 0) {
        value_[neuron] += weight[k] * sent_[k];
        sum[k] = weight[k];
      } else {
        add_input(neuron, weight[k], sent_[k], sent_gradient_.data() + std::size_t(k) * inputs());
      }
    }
  }
}

/// What a layer sends on, by its pieces.
void CellMaps::leave(int layer) {
  const int width = network_.architecture.layers[layer].width, first = first_of_[layer];
  const Bends& bends = bends_[layer];
  sent_.resize(static_cast<std::size_t>(width));
  is_sent_.resize(static_cast<std::size_t>(width));
  sent_gradient_.resize(std::size_t(width) * inputs());
  for (int j = 0; j < width; ++j) {
    const double slope = bends.slope[piece_[first + j]], intercept = bends.intercept[piece_[first + j]];
    sent_[j] = slope * value_[first + j] + intercept;
    is_sent_[j] = slope != 0 || intercept != 0;
    const double* from = gradient_.data() + std::size_t(first + j) * inputs();
    double* to = sent_gradient_.data() + std::size_t(j) * inputs();
    for (int i = 0; i < inputs(); ++i) to[i] = slope * from[i];
  }
}

}  // namespace crease::regions
