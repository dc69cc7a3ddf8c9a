#pragma once

#include "core/nn/kernels/plan.h"

namespace crease::nn {

/// Work on square blocks of 16-byte vectors: the transpose of a weight matrix, and dot products with vectors
/// across samples.
template <class Level, class S>
struct SmallBlocks {
  using L = typename Level::template Lanes<S>;
  static constexpr int lanes = L::count;
  static constexpr int panel_width = Level::panel_vectors * lanes;

  /// Where the entry (row, column) of a packed matrix lies.
  CREASE_INLINE std::ptrdiff_t packed_index(const Packed<S>& matrix, int row, int column) {
    const int panel = column / panel_width * panel_width;
    const int left = matrix.padded_columns - panel;
    const int width = left < panel_width ? left : panel_width;
    return std::ptrdiff_t(panel) * matrix.rows + std::ptrdiff_t(row) * width + (column - panel);
  }

  /// A 16-byte vector, whatever the level, for work on small blocks.
  static constexpr int block = 16 / int(sizeof(S));
  typedef S Quad __attribute__((vector_size(16)));

  /// The columns of a square block of `block` rows. Moves bits and nothing else.
  CREASE_INLINE void load_columns(Quad (&column)[block], const S* from, std::ptrdiff_t stride) {
    Quad row[block];
    for (int r = 0; r < block; ++r) __builtin_memcpy(&row[r], from + r * stride, sizeof(Quad));
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
  }

  CREASE_INLINE void transpose_block(const S* from, std::ptrdiff_t from_stride, S* to,
                                     std::ptrdiff_t to_stride) {
    Quad column[block];
    load_columns(column, from, from_stride);
    for (int r = 0; r < block; ++r) __builtin_memcpy(to + r * to_stride, &column[r], sizeof(Quad));
  }

  /// One output for `blocks` times `block` samples: bias + sum_k weight_k a(r, k), k ascending.
  template <int blocks>
  CREASE_INLINE void dot_blocks(const LayerPlan<S>& layer, int output, const S* a, int stride, S* to) {
    Quad sum[blocks];
    for (Quad& s : sum) s = layer.bias[output] - Quad{};
    const Packed<S>& matrix = layer.by_output;
    for (int panel = 0; panel < layer.in; panel += panel_width) {
      const S* const weight = matrix.data + packed_index(matrix, output, panel);
      const int width = layer.in - panel < panel_width ? layer.in - panel : panel_width;
      int k = 0;
      for (; k + block <= width; k += block)
        for (int s = 0; s < blocks; ++s) {
          Quad column[block];
          load_columns(column, a + s * block * stride + panel + k, stride);
          for (int i = 0; i < block; ++i) sum[s] += column[i] * weight[k + i];
        }
      for (; k < width; ++k)
        for (int s = 0; s < blocks; ++s) {
          Quad column{};
          for (int r = 0; r < block; ++r) column[r] = a[(s * block + r) * stride + panel + k];
          sum[s] += column * weight[k];
        }
    }
    for (int s = 0; s < blocks; ++s)
      for (int r = 0; r < block; ++r) to[(s * block + r) * layer.out] = sum[s][r];
  }
  CREASE_INLINE void dot(const LayerPlan<S>& layer, int output, const S* a, S* to) {
    S sum = layer.bias[output];
    for (int k = 0; k < layer.in; ++k)
      sum += a[k] * layer.by_output.data[packed_index(layer.by_output, output, k)];
    *to = sum;
  }

  /// z of a thin layer. The last block of samples may overlap the one before: it computes the same again.
  [[gnu::noinline]] static void thin_forward(const LayerPlan<S>& layer, const S* a, int stride, int rows) {
    for (int output = 0; output < layer.out; ++output) {
      S* const to = layer.h + output;
      if (rows < block) {
        for (int r = 0; r < rows; ++r) dot(layer, output, a + r * stride, to + r * layer.out);
        continue;
      }
      int r = 0;
      for (; r + 2 * block <= rows; r += 2 * block)
        dot_blocks<2>(layer, output, a + std::ptrdiff_t(r) * stride, stride, to + r * layer.out);
      for (; r < rows; r += block) {
        const int first = r + block <= rows ? r : rows - block;
        dot_blocks<1>(layer, output, a + std::ptrdiff_t(first) * stride, stride, to + first * layer.out);
      }
    }
  }

  /// Transposes `count` blocks that lie side by side.
  CREASE_INLINE void transpose_blocks(const S* from, int from_stride, S* to, int to_stride, int count) {
    for (int i = 0; i < count; ++i, from += block, to += block * to_stride)
      transpose_block(from, from_stride, to, to_stride);
  }

  /// Rows first_row to first_row + block of W become columns of W^T.
  CREASE_INLINE void transpose_rows(const LayerPlan<S>& layer, int first_row) {
    const int to_left = layer.by_input.padded_columns - first_row / panel_width * panel_width;
    const int to_width = to_left < panel_width ? to_left : panel_width;
    S* const to = layer.by_input.data + packed_index(layer.by_input, 0, first_row);
    for (int panel = 0; panel < layer.in; panel += panel_width) {
      const int left = layer.by_output.padded_columns - panel;
      const S* const from = layer.by_output.data + packed_index(layer.by_output, first_row, panel);
      S* const panel_to = to + std::ptrdiff_t(panel) * to_width;
      if (left >= panel_width && to_width == panel_width && layer.in - panel >= panel_width) {
        transpose_blocks(from, panel_width, panel_to, panel_width, panel_width / block);
      } else {
        const int width = left < panel_width ? left : panel_width;
        const int used = layer.in - panel < width ? layer.in - panel : width;
        transpose_blocks(from, width, panel_to, to_width, (used + block - 1) / block);
      }
    }
  }

  /// by_input = by_output^T. Its rows are padded to whole blocks, so that whole blocks can be written.
  [[gnu::noinline]] static void refresh(const LayerPlan<S>& layer) {
    if (layer.is_first || layer.is_thin) return;
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
