#pragma once

#include "core/nn/kernels/product.h"

namespace crease::nn {

/// A panel of a product, tile by tile: M rows by N vectors of sums that stay in registers.
///
/// `a_is_across`: neighbouring rows of A lie side by side (a_row = 1), as they do for gradients; else
/// neighbouring k do (a_step = 1), as they do for values and deltas.
template <class Level, class S>
struct Tiles {
  using L = typename Level::template Lanes<S>;
  using V = typename L::Value;
  static constexpr int lanes = L::count;
  static constexpr int panel_vectors = Level::panel_vectors;
  static constexpr int panel_width = panel_vectors * lanes;

  /// Stores a tile of sums, each passed through `finish(sum, at)`, where `at` is its place in C.
  template <int M, int N, class Finishing>
  CREASE_INLINE void store_each(V (&sum)[M][N], S* c, std::ptrdiff_t c_stride, Finishing finish) {
    for (int r = 0; r < M; ++r)
      for (int v = 0; v < N; ++v) {
        const std::ptrdiff_t at = r * c_stride + v * lanes;
        L::store(c + at, finish(sum[r][v], at));
      }
  }
  template <int M, int N>
  CREASE_INLINE void end_of_values(V (&sum)[M][N], const Panel<S>& panel, S* c, const S* factor) {
    const std::ptrdiff_t stride = panel.c_stride;
    switch (panel.finish) {
      case Finish::relu:
        return store_each(sum, c, stride, [](V x, std::ptrdiff_t) { return L::zero_where(x < S(0), x); });
      case Finish::where_active:
        return store_each(sum, c, stride, [factor](V x, std::ptrdiff_t at) {
          return L::zero_unless(L::load(factor + at) > S(0), x);
        });
      case Finish::times_factor:
        return store_each(sum, c, stride,
                          [factor](V x, std::ptrdiff_t at) { return x * L::load(factor + at); });
      default:
        return store_each(sum, c, stride, [](V x, std::ptrdiff_t) { return x; });
    }
  }
  template <int M, int N>
  CREASE_INLINE void end_of_gradients(V (&sum)[M][N], const Panel<S>& panel, S* c) {
    const std::ptrdiff_t stride = panel.c_stride;
    switch (panel.finish) {
      case Finish::descend:
        return store_each(sum, c, stride, [c, rate = panel.rate](V x, std::ptrdiff_t at) {
          return L::load(c + at) - x * rate;
        });
      case Finish::decay_and_descend:
        return store_each(sum, c, stride,
                          [c, rate = panel.rate, decay = panel.decay](V x, std::ptrdiff_t at) {
                            const V w = L::load(c + at);
                            return w - (x + w * decay) * rate;
                          });
      default:
        return store_each(sum, c, stride, [](V x, std::ptrdiff_t) { return x; });
    }
  }

  template <int M, int N>
  CREASE_INLINE void begin(V (&sum)[M][N], const Panel<S>& panel, int first_row) {
    const S* const addend = panel.addend + (panel.addend ? first_row * panel.c_stride : 0);
    for (int r = 0; r < M; ++r)
      for (int v = 0; v < N; ++v) {
        if (panel.addend)
          sum[r][v] = L::load(addend + r * panel.c_stride + v * lanes);
        else
          sum[r][v] = panel.start ? L::load(panel.start + v * lanes) : L::splat(S(0));
      }
  }

  /// The inner loop. It is not unrolled on purpose: the browser's compiler loads everything a block of code
  /// needs first, and would run out of registers.
  template <int M, int N, bool a_is_across>
  CREASE_INLINE void accumulate(V (&sum)[M][N], const Panel<S>& panel, const S* a) {
    const S* row[M];
    for (int r = 0; r < M; ++r) row[r] = a + r * (a_is_across ? 1 : panel.a_row);
    const std::ptrdiff_t step = a_is_across ? panel.a_step : 1;
    const S* b = panel.b;
    const S* const end = b + panel.depth * panel.b_stride;
    const std::ptrdiff_t b_stride = panel.b_stride;
    for (; b != end; b += b_stride) {
      V vectors[N];
      for (int v = 0; v < N; ++v) vectors[v] = L::load(b + v * lanes);
      for (int r = 0; r < M; ++r) {
        const V number = L::splat(*row[r]);
        row[r] += step;
        for (int v = 0; v < N; ++v) sum[r][v] += number * vectors[v];
      }
    }
  }

  /// M rows by N vectors of C, in registers.
  template <int M, int N, bool a_is_across>
  CREASE_INLINE void tile(const Panel<S>& panel, int first_row) {
    V sum[M][N];
    S* const c = panel.c + first_row * panel.c_stride;
    begin<M, N>(sum, panel, first_row);
    accumulate<M, N, a_is_across>(sum, panel, panel.a + first_row * panel.a_row);
    const S* const factor = panel.factor ? panel.factor + first_row * panel.c_stride : nullptr;
    if constexpr (a_is_across)
      end_of_gradients<M, N>(sum, panel, c);
    else
      end_of_values<M, N>(sum, panel, c, factor);
  }

  /// The rows that are left when whole tiles are done.
  template <int M, int N, bool a_is_across>
  CREASE_INLINE void last_rows(const Panel<S>& panel, int first_row, int left) {
    if constexpr (M > 0) {
      if (left == M)
        tile<M, N, a_is_across>(panel, first_row);
      else
        last_rows<M - 1, N, a_is_across>(panel, first_row, left);
    }
  }

  template <int N, bool a_is_across>
  [[gnu::noinline]] static void all_rows(const Panel<S>& panel, int rows) {
    constexpr int M = Level::tile_rows(N);
    int row = 0;
    for (; row + M <= rows; row += M) tile<M, N, a_is_across>(panel, row);
    last_rows<M - 1, N, a_is_across>(panel, row, rows - row);
  }

  template <int N, bool a_is_across>
  CREASE_INLINE void panel_of(int vectors, const Panel<S>& panel, int rows) {
    if constexpr (N > 0) {
      if (vectors == N)
        all_rows<N, a_is_across>(panel, rows);
      else
        panel_of<N - 1, a_is_across>(vectors, panel, rows);
    }
  }
};

}  // namespace crease::nn
