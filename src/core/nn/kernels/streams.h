#pragma once

#include "core/nn/kernels/product.h"

namespace crease::nn {

/// A panel of a product with sums of one or two terms: a few columns of B stay in registers and the rows
/// stream past. (Layers with two inputs, and the way back from one output.)
template <class Level, class S>
struct Streams {
  using L = typename Level::template Lanes<S>;
  using V = typename L::Value;
  static constexpr int lanes = L::count;
  static constexpr int panel_vectors = Level::panel_vectors;
  static constexpr int panel_width = panel_vectors * lanes;

  /// What one entry becomes, where the kind of finish is known when compiling.
  template <Finish finish>
  CREASE_INLINE V finished(V sum, const S* factor) {
    if constexpr (finish == Finish::relu)
      return L::zero_where(sum < S(0), sum);
    else if constexpr (finish == Finish::where_active)
      return L::zero_unless(L::load(factor) > S(0), sum);
    else if constexpr (finish == Finish::times_factor)
      return sum * L::load(factor);
    else
      return sum;
  }

  /// Sums of one or two terms: a few columns of B stay in registers and the rows stream past. (Layers with
  /// two inputs, and the way back from one output.)
  template <int depth, int vectors, Finish finish>
  CREASE_INLINE void stream_columns(const Panel<S>& panel, int column, int rows) {
    constexpr bool may_start = finish == Finish::store || finish == Finish::relu;
    constexpr bool has_factor = finish == Finish::where_active || finish == Finish::times_factor;
    const V zero = L::splat(S(0));
    V b[depth][vectors];
    V start[vectors];
    for (int v = 0; v < vectors; ++v) {
      start[v] = may_start && panel.start ? L::load(panel.start + column + v * lanes) : zero;
      for (int k = 0; k < depth; ++k) b[k][v] = L::load(panel.b + k * panel.b_stride + column + v * lanes);
    }
    const std::ptrdiff_t a_row = panel.a_row;
    const std::ptrdiff_t c_stride = panel.c_stride;
    const S* a = panel.a;
    S* c = panel.c + column;
    const S* factor = has_factor ? panel.factor + column : nullptr;
    for (int row = 0; row < rows; ++row, a += a_row, c += c_stride) {
      for (int v = 0; v < vectors; ++v) {
        V sum = may_start ? start[v] : zero;
        for (int k = 0; k < depth; ++k) sum += L::splat(a[k]) * b[k][v];
        L::store(c + v * lanes, finished<finish>(sum, has_factor ? factor + v * lanes : nullptr));
      }
      if constexpr (has_factor) factor += c_stride;
    }
  }
  template <int depth, Finish finish>
  CREASE_INLINE void stream_rows(const Panel<S>& panel, int rows) {
    constexpr int vectors = panel_vectors / depth;
    for (int column = 0; column < panel_width; column += vectors * lanes)
      stream_columns<depth, vectors, finish>(panel, column, rows);
  }
  template <int depth>
  [[gnu::noinline]] static void stream(const Panel<S>& panel, int rows) {
    switch (panel.finish) {
      case Finish::store:
        return stream_rows<depth, Finish::store>(panel, rows);
      case Finish::relu:
        return stream_rows<depth, Finish::relu>(panel, rows);
      case Finish::where_active:
        return stream_rows<depth, Finish::where_active>(panel, rows);
      default:
        return stream_rows<depth, Finish::times_factor>(panel, rows);
    }
  }
};

}  // namespace crease::nn
