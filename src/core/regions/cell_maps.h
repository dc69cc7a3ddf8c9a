#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/nn/network.h"
#include "core/regions/bends.h"

namespace crease::regions {

/// The affine maps of all neurons on one cell, in the whole input space:
/// z_j(y) = value[j] + gradient[j] . (y - point), with neurons counted through the layers. Doubles
/// throughout.
class CellMaps {
 public:
  /// The network must outlive the use. Needs a piecewise-linear one (CHECKed).
  explicit CellMaps(const nn::Network& network);

  /// On the cell that holds the point; a neuron at its breakpoint is on the lower piece, as everywhere.
  void at(std::span<const double> point);

  /// With pieces as `choose(neuron)` says, which may ask for the neuron's map: it is there by then.
  template <class Choose>
  void walk(std::span<const double> point, Choose choose) {
    begin(point);
    int neuron = 0;
    for (int l = 0; l < network_.architecture.depth(); ++l) {
      enter(l);
      for (int j = 0; j < network_.architecture.layers[l].width; ++j, ++neuron)
        piece_[neuron] = choose(neuron);
      leave(l);
    }
  }

  int neurons() const { return static_cast<int>(value_.size()); }
  int inputs() const { return network_.architecture.input; }
  const Bends& bends(int neuron) const { return bends_[layer_of_[neuron]]; }
  int layer(int neuron) const { return layer_of_[neuron]; }
  int index_in_layer(int neuron) const { return neuron - first_of_[layer_of_[neuron]]; }
  double value(int neuron) const { return value_[neuron]; }
  std::span<const double> gradient(int neuron) const {
    return {gradient_.data() + std::size_t(neuron) * inputs(), std::size_t(inputs())};
  }
  const std::vector<std::uint8_t>& pieces() const { return piece_; }
  /// The piece that a value lies on.
  std::uint8_t piece_at(int neuron, double value) const;

 private:
  void begin(std::span<const double> point);
  void enter(int layer);
  void leave(int layer);
  void add_input(int neuron, double weight, double value, const double* gradient);

  const nn::Network& network_;
  std::vector<Bends> bends_;  ///< by layer
  std::vector<int> first_of_, layer_of_;
  std::vector<double> value_, gradient_;  ///< (neurons), (neurons, inputs)
  std::vector<std::uint8_t> piece_;
  std::vector<double> sent_, sent_gradient_;  ///< what the layer before sends on
  std::vector<char> is_sent_;
};

}  // namespace crease::regions
