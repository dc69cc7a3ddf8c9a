#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <vector>

#include "core/nn/network.h"
#include "core/regions/bends.h"
#include "core/regions/cells.h"
#include "core/regions/path.h"

namespace crease::regions {

/// The affine maps z = m[0] s + m[1] t + m[2] of neurons on the current path, in the arithmetic of `Number`
/// (Residue, Dyadic or Magnitude), computed when asked for and kept while the path stays.
template <class Number>
class PathMaps {
 public:
  using Map = std::array<Number, 3>;

  /// The network and slice must outlive the use.
  void bind(const nn::Network& network, const Slice& slice) {
    network_ = &network;
    slice_ = &slice;
    layers_.resize(network.architecture.layers.size());
    int first = 0;
    for (std::size_t l = 0; l < layers_.size(); ++l) {
      const nn::Layer& layer = network.architecture.layers[l];
      layers_[l].first_neuron = first;
      layers_[l].bends = bends_of(layer);
      layers_[l].serial = never;
      layers_[l].known.assign(static_cast<std::size_t>(layer.width), 0);
      layers_[l].map.resize(static_cast<std::size_t>(layer.width));
      first += layer.width;
    }
  }

  const Map& z(int layer, int neuron, const Path& path) {
    Level& level = layers_[layer];
    if (level.serial != path.serial[layer]) renew(layer, path);
    if (level.known[neuron] == 0) {
      level.map[neuron] = layer == 0 ? restricted(neuron) : combined(layer, neuron);
      level.known[neuron] = 1;
    }
    return level.map[neuron];
  }

  /// The neuron's output h = activation(z), on its piece in the path.
  Map h(int layer, int neuron, const Path& path) {
    const Bends& bends = layers_[layer].bends;
    const int piece =
        bends.count == 0 ? 0 : piece_in(path.pattern.data(), layers_[layer].first_neuron + neuron);
    if constexpr (std::is_same_v<Number, Magnitude>) return added_up(z(layer, neuron, path), bends, piece);
    return bent(z(layer, neuron, path), bends.slope[piece], bends.intercept[piece]);
  }

 private:
  static constexpr std::uint64_t never = ~std::uint64_t(0);
  struct Input {
    int neuron;
    Map map;
  };
  struct Level {
    int first_neuron = 0;
    Bends bends;
    std::uint64_t serial = never;
    std::vector<char> known;
    std::vector<Map> map;
    std::vector<Input> inputs;  ///< what the previous layer sends, without zeros
  };

  /// All terms of h as the descent may add them up, piece by piece, even where they cancel.
  static Map added_up(const Map& z, const Bends& bends, int piece) {
    double slope = std::fabs(bends.slope[0]), constant = std::fabs(bends.intercept[0]);
    for (int i = 0; i < piece; ++i) {
      slope += std::fabs(bends.gain(i));
      constant += std::fabs(bends.gain(i) * bends.breakpoint[i]);
    }
    return bent(z, slope, constant);
  }

  static Map bent(const Map& z, double slope, double intercept) {
    Map result = z;
    if (slope != 1) {
      const Number factor = Number::from(slope);
      for (Number& entry : result) entry = entry * factor;
    }
    if (intercept != 0) result[2] = result[2] + Number::from(intercept);
    return result;
  }

  void renew(int layer, const Path& path) {
    Level& level = layers_[layer];
    level.serial = path.serial[layer];
    std::fill(level.known.begin(), level.known.end(), char(0));
    level.inputs.clear();
    if (layer == 0) return;
    const Level& before = layers_[layer - 1];
    const int width = network_->architecture.layers[layer - 1].width;
    for (int k = 0; k < width; ++k) {
      const int piece = before.bends.count == 0 ? 0 : piece_in(path.pattern.data(), before.first_neuron + k);
      if (before.bends.slope[piece] == 0 && before.bends.intercept[piece] == 0) continue;
      level.inputs.push_back({k, h(layer - 1, k, path)});
    }
  }

  Map restricted(int neuron) const {
    const int inputs = network_->architecture.input;
    const double* row = network_->weight(0).data() + std::size_t(neuron) * inputs;
    Map sum = {Number(), Number(), Number::from(network_->bias(0)[neuron])};
    if (slice_->origin.empty()) return {Number::from(row[0]), Number::from(row[1]), sum[2]};
    for (int i = 0; i < inputs; ++i) {
      if (row[i] == 0) continue;
      const Number weight = Number::from(row[i]);
      sum[0] = sum[0] + weight * Number::from(slice_->u[i]);
      sum[1] = sum[1] + weight * Number::from(slice_->v[i]);
      sum[2] = sum[2] + weight * Number::from(slice_->origin[i]);
    }
    return sum;
  }

  Map combined(int layer, int neuron) const {
    const int fan_in = network_->architecture.fan_in(layer);
    const double* row = network_->weight(layer).data() + std::size_t(neuron) * fan_in;
    Map sum = {Number(), Number(), Number::from(network_->bias(layer)[neuron])};
    for (const Input& input : layers_[layer].inputs) {
      if (row[input.neuron] == 0) continue;
      const Number weight = Number::from(row[input.neuron]);
      for (int i = 0; i < 3; ++i) sum[i] = sum[i] + weight * input.map[i];
    }
    return sum;
  }

  const nn::Network* network_ = nullptr;
  const Slice* slice_ = nullptr;
  std::vector<Level> layers_;
};

}  // namespace crease::regions
