#pragma once

#include <span>
#include <vector>

#include "core/base/result.h"
#include "core/nn/network.h"
#include "core/regions/bends.h"
#include "core/regions/cells.h"
#include "core/regions/kernels.h"

namespace crease::regions {

/// Rows are padded to this many, the widest vector.
inline constexpr int row_padding = 8;

/// Padding neurons stay far below every breakpoint, so that no test ever sees them.
inline constexpr double padding_bias = -4;

/// Layers up to this width get their sums row by row.
inline constexpr int narrow_width = 4;

inline int padded_rows(int width) {
  return (width + row_padding - 1) / row_padding * row_padding;
}

/// A network made ready for cutting: weights by columns, and per neuron a bound of the rounding errors.
///
/// With A_j, B_j, C_j sums of the absolute values of all terms in a neuron's map, the computed z_j differs
/// from the true one by at most gamma (A_j |s| + B_j |t| + C_j), gamma = 2^-53 times the number of roundings
/// on the way: a standard forward error bound (Higham, Accuracy and Stability of Numerical Algorithms, 3.1).
/// The order of the terms does not matter to it. With n inputs, each in a sum at most three times (its lower
/// piece and two breakpoints), a plain cut rounds a layer's terms at most 3 n + 4 times. A lookahead from
/// layer l multiplies W'' W' before it multiplies the maps of layer l with them: the same terms. Either order
/// adds at most 3 n' roundings for the summands of layer l + 1, 2 n'' for those of layer l + 2 and 8 for the
/// products. gamma counts 4 n + 8 per layer, which covers both and leaves at least n + 4 per layer for what
/// evaluates a map at a corner, in a box or between bounds.
struct Plan {
  struct Layer {
    int width = 0, padded = 0, first_neuron = 0;
    Bends bends;
    std::vector<double> column;     ///< W[:, k] at k * padded; empty in layer 0
    std::vector<double> row;        ///< narrow layers after ReLU: (width, fan-in)
    std::vector<double> start;      ///< (3, padded): the biases as constant maps
    std::vector<double> tolerance;  ///< padded: error bound of z on the domain
    Columns columns() const { return {column.data(), width, padded}; }
    const double* bias() const { return start.data() + 2 * padded; }
  };
  std::vector<Layer> layers;
  std::vector<double> first_maps;  ///< maps of layer 0 on the slice, (3, padded)
  std::vector<AffineMap> output_error;
  std::vector<std::int32_t> layer_of_neuron;
  double gamma = 0;
  double size_x = 0, size_y = 0;  ///< largest |s| and |t| on the domain
  int neurons = 0;
  int lookahead_width = 0;  ///< layers narrower than this are not looked ahead into
  int last_cut = -1;        ///< the last layer with breakpoints; -1 if the network is linear
  bool output_bends = false;

  /// Error: numbers that are not finite or overflow.
  Status prepare(const nn::Network& network, const Slice& slice, std::span<const Point> domain);

 private:
  void arrange(const nn::Network& network);
  void restrict(const nn::Network& network, const Slice& slice);
  Status bound(const nn::Network& network, const Slice& slice);
  void bound_layer(int layer, const std::vector<double>& before, std::vector<double>& sizes) const;
  std::vector<double> sizes_, sizes_before_;  ///< (3, padded): A, B, C
};

/// Error: not piecewise linear, parameters missing or not finite, slice of the wrong dimension.
Status check_sliced_network(const nn::Network& network, const Slice& slice);

}  // namespace crease::regions
