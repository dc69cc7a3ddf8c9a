#pragma once

#include "core/nn/activation_functions.h"
#include "core/nn/kernels/plan.h"

namespace crease::nn {

/// Passes over whole arrays: activations, sums over rows, transposition, the optimisers' updates.
template <class Level, class S>
struct Passes {
  using L = typename Level::template Lanes<S>;
  using V = typename L::Value;
  using Functions = ActivationFunctions<L>;
  static constexpr int lanes = L::count;
  static constexpr int panel_width = Level::panel_vectors * lanes;

  /// h = activation(z) in place, and its slope beside it where there is room for it.
  template <Activation activation, bool with_slope>
  CREASE_INLINE void activate_rows(const LayerPlan<S>& layer, int rows) {
    const S negative_slope = layer.negative_slope;
    for (int r = 0; r < rows; ++r)
      for (int c = 0; c < layer.padded_out; c += lanes) {
        const std::ptrdiff_t at = std::ptrdiff_t(r) * layer.stride + c;
        const auto both = Functions::template activate<activation>(L::load(layer.h + at), negative_slope);
        L::store(layer.h + at, both.value);
        if constexpr (with_slope) L::store(layer.slope + at, both.slope);
      }
  }

  /// Sigmoid and softplus are not 0 at 0: without this the padding would leak into the gradient's padding.
  static void clear_padding(const LayerPlan<S>& layer, int rows) {
    for (int r = 0; r < rows; ++r)
      for (int c = layer.out; c < layer.padded_out; ++c) layer.h[std::ptrdiff_t(r) * layer.stride + c] = 0;
  }

  [[gnu::noinline]] static void activate(const LayerPlan<S>& layer, int rows) {
    visit_activation(layer.activation, [&]<Activation activation>() {
      layer.slope ? activate_rows<activation, true>(layer, rows)
                  : activate_rows<activation, false>(layer, rows);
    });
    if (layer.activation == Activation::sigmoid || layer.activation == Activation::softplus)
      clear_padding(layer, rows);
  }

  /// bias_gradient (+)= sum over rows of delta, rows ascending.
  [[gnu::noinline]] static void sum_rows(const LayerPlan<S>& layer, int rows, bool adds) {
    for (int c = 0; c < layer.padded_out; c += lanes) {
      V sum = adds ? L::load(layer.bias_gradient + c) : L::splat(S(0));
      const S* from = layer.delta + c;
      for (int r = 0; r < rows; ++r, from += layer.stride) sum += L::load(from);
      L::store(layer.bias_gradient + c, sum);
    }
  }

  /// Where the entry (row, column) of a packed matrix lies.
  CREASE_INLINE std::ptrdiff_t packed_index(const Packed<S>& matrix, int row, int column) {
    const int panel = column / panel_width * panel_width;
    const int left = matrix.padded_columns - panel;
    const int width = left < panel_width ? left : panel_width;
    return std::ptrdiff_t(panel) * matrix.rows + std::ptrdiff_t(row) * width + (column - panel);
  }

  /// A 16-byte vector, whatever the level: transposition moves bits and nothing else.
  static constexpr int block = 16 / int(sizeof(S));
  typedef S Quad __attribute__((vector_size(16)));

  /// to(c, r) = from(r, c) for a square block of `block` rows.
  CREASE_INLINE void transpose_block(const S* from, std::ptrdiff_t from_stride, S* to,
                                     std::ptrdiff_t to_stride) {
    Quad row[block];
    for (int r = 0; r < block; ++r) __builtin_memcpy(&row[r], from + r * from_stride, sizeof(Quad));
    Quad column[block];
    if constexpr (block == 4) {
      const Quad low_0 = __builtin_shufflevector(row[0], row[1], 0, 4, 1, 5);
      const Quad low_2 = __builtin_shufflevector(row[2], row[3], 0, 4, 1, 5);
      const Quad high_0 = __builtin_shufflevector(row[0], row[1], 2, 6, 3, 7);
      const Quad high_2 = __builtin_shufflevector(row[2], row[3], 2, 6, 3, 7);
      column[0] = __builtin_shufflevector(low_0, low_2, 0, 1, 4, 5);
      column[1] = __builtin_shufflevector(low_0, low_2, 2, 3, 6, 7);
      column[2] = __builtin_shufflevector(high_0, high_2, 0, 1, 4, 5);
      column[3] = __builtin_shufflevector(high_0, high_2, 2, 3, 6, 7);
    } else {
      column[0] = __builtin_shufflevector(row[0], row[1], 0, 2);
      column[1] = __builtin_shufflevector(row[0], row[1], 1, 3);
    }
    for (int r = 0; r < block; ++r) __builtin_memcpy(to + r * to_stride, &column[r], sizeof(Quad));
  }

  /// Rows first_row to first_row + block of W become columns of W^T.
  CREASE_INLINE void transpose_rows(const LayerPlan<S>& layer, int first_row) {
    const int to_panel = first_row / panel_width * panel_width;
    const int to_left = layer.by_input.padded_columns - to_panel;
    const int to_width = to_left < panel_width ? to_left : panel_width;
    S* const to = layer.by_input.data + packed_index(layer.by_input, 0, first_row);
    for (int panel = 0; panel < layer.by_output.padded_columns; panel += panel_width) {
      const int left = layer.by_output.padded_columns - panel;
      const int width = left < panel_width ? left : panel_width;
      const S* const from = layer.by_output.data + packed_index(layer.by_output, first_row, panel);
      for (int c = 0; c < width && panel + c < layer.in; c += block)
        transpose_block(from + c, width, to + std::ptrdiff_t(panel + c) * to_width, to_width);
    }
  }

  /// by_input = by_output^T. Its rows are padded to whole blocks, so that whole blocks can be written.
  [[gnu::noinline]] static void refresh(const LayerPlan<S>& layer) {
    if (layer.is_first) return;
    int row = 0;
    if constexpr (lanes >= block)
      for (; row + block <= layer.out; row += block) transpose_rows(layer, row);
    for (; row < layer.out; ++row)
      for (int c = 0; c < layer.in; ++c)
        layer.by_input.data[packed_index(layer.by_input, c, row)] =
            layer.by_output.data[packed_index(layer.by_output, row, c)];
  }
};

}  // namespace crease::nn
