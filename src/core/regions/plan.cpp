#include "core/regions/plan.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace crease::regions {
namespace {

constexpr double half_ulp = 0x1p-53;

/// Beyond this, products of bounds could overflow.
constexpr double largest_size = 1e150;

bool all_finite(std::span<const double> values) {
  return std::all_of(values.begin(), values.end(), [](double value) { return std::isfinite(value); });
}

}  // namespace

Status check_sliced_network(const nn::Network& network, const Slice& slice) {
  const nn::Architecture& architecture = network.architecture;
  if (architecture.layers.empty()) return Error{"The network has no layer."};
  for (const nn::Layer& layer : architecture.layers)
    if (!nn::is_piecewise_linear(layer.activation))
      return Error{
          "Exact regions need piecewise-linear activations (linear, relu, leaky_relu, hard_tanh); '" +
          std::string(nn::name(layer.activation)) + "' is not."};
  if (network.parameters.size() != architecture.parameter_count())
    return Error{"The network's parameters do not fit its architecture."};
  if (!all_finite(network.parameters)) return Error{"A weight or bias is not a finite number."};
  const auto inputs = static_cast<std::size_t>(architecture.input);
  const bool plane = slice.origin.empty() && slice.u.empty() && slice.v.empty();
  if (plane && inputs != 2)
    return Error{"A network with " + std::to_string(inputs) +
                 " inputs needs a slice: an origin and two directions of that many numbers."};
  if (plane) return {};
  if (slice.origin.size() != inputs || slice.u.size() != inputs || slice.v.size() != inputs)
    return Error{"The slice's origin and directions must have " + std::to_string(inputs) +
                 " numbers each, one per input."};
  if (!all_finite(slice.origin) || !all_finite(slice.u) || !all_finite(slice.v))
    return Error{"The slice has a number that is not finite."};
  return {};
}

Status Plan::prepare(const nn::Network& network, const Slice& slice, std::span<const Point> domain) {
  size_x = size_y = 0;
  for (const Point& corner : domain) {
    size_x = std::max(size_x, std::fabs(corner.x));
    size_y = std::max(size_y, std::fabs(corner.y));
  }
  arrange(network);
  restrict(network, slice);
  return bound(network, slice);
}

void Plan::arrange(const nn::Network& network) {
  const nn::Architecture& architecture = network.architecture;
  layers.resize(architecture.layers.size());
  neurons = 0;
  last_cut = -1;
  layer_of_neuron.clear();
  double roundings = 8;
  for (int l = 0; l < architecture.depth(); ++l) {
    Layer& layer = layers[l];
    const int fan_in = architecture.fan_in(l);
    layer.width = architecture.layers[l].width;
    layer.padded = padded_rows(layer.width);
    layer.first_neuron = neurons;
    layer.bends = bends_of(architecture.layers[l]);
    layer.start.assign(3 * static_cast<std::size_t>(layer.padded), 0.0);
    double* bias = layer.start.data() + 2 * layer.padded;
    std::fill_n(bias, layer.padded, padding_bias);
    std::copy_n(network.bias(l).data(), layer.width, bias);
    layer.column.assign(l == 0 ? 0 : std::size_t(fan_in) * layer.padded, 0.0);
    const double* weight = network.weight(l).data();
    for (int j = 0; j < layer.width && l > 0; ++j)
      for (int k = 0; k < fan_in; ++k)
        layer.column[std::size_t(k) * layer.padded + j] = weight[std::size_t(j) * fan_in + k];
    const bool is_narrow = l > 0 && layer.width <= narrow_width && layers[l - 1].bends.is_relu();
    layer.row.assign(weight, weight + (is_narrow ? std::size_t(layer.width) * fan_in : 0));
    neurons += layer.width;
    layer_of_neuron.resize(static_cast<std::size_t>(neurons), l);
    if (layer.bends.count > 0) last_cut = l;
    // Each input may enter a sum twice (both breakpoints of hard tanh), and its own map was bent.
    roundings += 4.0 * fan_in + 8;
  }
  output_bends = layers.back().bends.count > 0;
  gamma = half_ulp * roundings;
}

void Plan::restrict(const nn::Network& network, const Slice& slice) {
  const Layer& layer = layers[0];
  const int inputs = network.architecture.input;
  first_maps = layer.start;
  double *a = first_maps.data(), *b = a + layer.padded, *c = b + layer.padded;
  for (int j = 0; j < layer.width; ++j) {
    const double* row = network.weight(0).data() + std::size_t(j) * inputs;
    if (slice.origin.empty()) {
      a[j] = row[0];
      b[j] = row[1];
      continue;
    }
    // Sums in registers: the compiler cannot know that what is stored is not what is read.
    double along_u = a[j], along_v = b[j], at_origin = c[j];
    for (int i = 0; i < inputs; ++i) {
      along_u += row[i] * slice.u[i];
      along_v += row[i] * slice.v[i];
      at_origin += row[i] * slice.origin[i];
    }
    a[j] = along_u, b[j] = along_v, c[j] = at_origin;
  }
}

Status Plan::bound(const nn::Network& network, const Slice& slice) {
  const std::size_t padded = layers[0].padded;
  const int inputs = network.architecture.input;
  sizes_.assign(3 * padded, 0.0);
  for (int j = 0; j < layers[0].width; ++j) {
    const double* row = network.weight(0).data() + std::size_t(j) * inputs;
    double along_u = 0, along_v = 0, at_origin = 0;
    if (slice.origin.empty()) {
      along_u = std::fabs(row[0]);
      along_v = std::fabs(row[1]);
    } else {
      for (int i = 0; i < inputs; ++i) {
        const double weight = std::fabs(row[i]);
        along_u += weight * std::fabs(slice.u[i]);
        along_v += weight * std::fabs(slice.v[i]);
        at_origin += weight * std::fabs(slice.origin[i]);
      }
    }
    sizes_[j] = along_u;
    sizes_[padded + j] = along_v;
    sizes_[2 * padded + j] = at_origin + std::fabs(layers[0].bias()[j]);
  }
  for (int l = 0; l < static_cast<int>(layers.size()); ++l) {
    Layer& layer = layers[l];
    if (l > 0) {
      std::swap(sizes_, sizes_before_);
      bound_layer(l, sizes_before_, sizes_);
    }
    layer.tolerance.assign(static_cast<std::size_t>(layer.padded), 0.0);
    const double *a = sizes_.data(), *b = a + layer.padded, *c = b + layer.padded;
    for (int j = 0; j < layer.width; ++j) {
      const double size = a[j] * size_x + b[j] * size_y + c[j];
      if (!(size < largest_size && a[j] < largest_size && b[j] < largest_size))
        return Error{"The network's values overflow on this domain (layer " + std::to_string(l + 1) +
                     ", neuron " + std::to_string(j + 1) + ")."};
      layer.tolerance[j] = gamma * (size + (layer.bends.count == 2 ? 1.0 : 0.0));
    }
  }
  const Layer& last = layers.back();
  output_error.resize(static_cast<std::size_t>(last.width));
  for (int j = 0; j < last.width; ++j)
    output_error[j] = {gamma * sizes_[j], gamma * sizes_[last.padded + j],
                       gamma * (sizes_[2 * last.padded + j] + 2)};
  return {};
}

/// Sums of absolute values in layer l from those of layer l - 1, bent the way the descent adds them up:
/// h = slope[0] z + intercept[0] + sum gain (z - breakpoint).
void Plan::bound_layer(int l, const std::vector<double>& before, std::vector<double>& sizes) const {
  const Layer& layer = layers[l];
  const Layer& from = layers[l - 1];
  const Bends& bends = from.bends;
  double slope = std::fabs(bends.slope[0]), constant = std::fabs(bends.intercept[0]);
  for (int i = 0; i < bends.count; ++i) {
    slope += std::fabs(bends.gain(i));
    constant += std::fabs(bends.gain(i) * bends.breakpoint[i]);
  }
  sizes.assign(3 * std::size_t(layer.padded), 0.0);
  double *a = sizes.data(), *b = a + layer.padded, *c = b + layer.padded;
  for (int j = 0; j < layer.width; ++j) c[j] = std::fabs(layer.bias()[j]);
  for (int k = 0; k < from.width; ++k) {
    const double* column = layer.column.data() + std::size_t(k) * layer.padded;
    const double ha = slope * before[k], hb = slope * before[from.padded + k];
    const double hc = slope * before[2 * from.padded + k] + constant;
    for (int j = 0; j < layer.padded; ++j) {
      const double weight = std::fabs(column[j]);
      a[j] += weight * ha;
      b[j] += weight * hb;
      c[j] += weight * hc;
    }
  }
}

}  // namespace crease::regions
