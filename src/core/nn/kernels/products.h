#pragma once

#include "core/nn/kernels/plan.h"

namespace crease::nn {

/// What happens to a finished sum before it is stored.
enum class Finish : std::uint8_t {
  store,
  relu,          ///< max(0, sum)
  where_active,  ///< sum where `factor` > 0, else 0: ReLU's slope, told from its value
  times_factor,  ///< sum * factor
};

/// C = start + A B: sum_k A(r, k) B(k, c), k ascending, for every entry. The order of each sum is fixed; only
/// independent entries share vectors, so neither the vector width nor the tiling changes a bit.
///
/// A is read number by number: A(r, k) = a[r a_row + k a_step]. B and C are read by panels of columns.
template <class S>
struct Product {
  const S* a = nullptr;
  std::ptrdiff_t a_row = 0;
  std::ptrdiff_t a_step = 0;
  const S* b = nullptr;
  std::ptrdiff_t b_stride = 0;  ///< 0: packed, with panels of `b_rows` rows
  int b_rows = 0;
  S* c = nullptr;
  std::ptrdiff_t c_stride = 0;  ///< 0: packed, with panels of `rows` rows
  int rows = 0;
  int depth = 0;
  int padded_columns = 0;
  const S* start = nullptr;  ///< a row of starting values, or none: start from 0
  bool adds_to_c = false;    ///< start from what C holds
  Finish finish = Finish::store;
  const S* factor = nullptr;  ///< laid out as C
};

template <class Level, class S>
struct Products {
  using L = typename Level::template Lanes<S>;
  using V = typename L::Value;
  static constexpr int lanes = L::count;
  static constexpr int panel_vectors = Level::panel_vectors;
  static constexpr int panel_width = panel_vectors * lanes;

  /// One panel of columns of a product.
  struct Panel {
    const S* a;
    std::ptrdiff_t a_row;
    std::ptrdiff_t a_step;
    const S* b;
    std::ptrdiff_t b_stride;
    S* c;
    std::ptrdiff_t c_stride;
    const S* start;
    const S* factor;
    int depth;
    bool adds_to_c;
    Finish finish;
  };

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
  CREASE_INLINE void end(V (&sum)[M][N], const Panel& panel, S* c, const S* factor) {
    const V zero = L::splat(S(0));
    const std::ptrdiff_t stride = panel.c_stride;
    switch (panel.finish) {
      case Finish::store:
        return store_each(sum, c, stride, [](V x, std::ptrdiff_t) { return x; });
      case Finish::relu:
        return store_each(sum, c, stride,
                          [zero](V x, std::ptrdiff_t) { return L::select(x < zero, zero, x); });
      case Finish::where_active:
        return store_each(sum, c, stride, [zero, factor](V x, std::ptrdiff_t at) {
          return L::select(L::load(factor + at) > zero, x, zero);
        });
      case Finish::times_factor:
        break;
    }
    store_each(sum, c, stride, [factor](V x, std::ptrdiff_t at) { return x * L::load(factor + at); });
  }

  template <int M, int N>
  CREASE_INLINE void begin(V (&sum)[M][N], const Panel& panel, const S* c) {
    for (int r = 0; r < M; ++r)
      for (int v = 0; v < N; ++v) {
        if (panel.adds_to_c)
          sum[r][v] = L::load(c + r * panel.c_stride + v * lanes);
        else
          sum[r][v] = panel.start ? L::load(panel.start + v * lanes) : L::splat(S(0));
      }
  }

  /// The inner loop. It is not unrolled on purpose: the browser's compiler loads everything a block of code
  /// needs first, and would run out of registers.
  template <int M, int N, bool a_is_across>
  CREASE_INLINE void accumulate(V (&sum)[M][N], const Panel& panel, const S* a) {
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
  CREASE_INLINE void tile(const Panel& panel, int first_row) {
    V sum[M][N];
    S* const c = panel.c + first_row * panel.c_stride;
    begin<M, N>(sum, panel, c);
    accumulate<M, N, a_is_across>(sum, panel, panel.a + first_row * panel.a_row);
    end<M, N>(sum, panel, c, panel.factor ? panel.factor + first_row * panel.c_stride : nullptr);
  }

  /// The rows that are left when whole tiles are done.
  template <int M, int N, bool a_is_across>
  CREASE_INLINE void last_rows(const Panel& panel, int first_row, int left) {
    if constexpr (M > 0) {
      if (left == M)
        tile<M, N, a_is_across>(panel, first_row);
      else
        last_rows<M - 1, N, a_is_across>(panel, first_row, left);
    }
  }

  template <int N, bool a_is_across>
  [[gnu::noinline]] static void all_rows(const Panel& panel, int rows) {
    constexpr int M = Level::tile_rows(N);
    int row = 0;
    for (; row + M <= rows; row += M) tile<M, N, a_is_across>(panel, row);
    last_rows<M - 1, N, a_is_across>(panel, row, rows - row);
  }

  template <int N, bool a_is_across>
  CREASE_INLINE void panel_of(int vectors, const Panel& panel, int rows) {
    if constexpr (N > 0) {
      if (vectors == N)
        all_rows<N, a_is_across>(panel, rows);
      else
        panel_of<N - 1, a_is_across>(vectors, panel, rows);
    }
  }

  /// `a_is_across`: neighbouring rows of A lie side by side (a_row = 1); else neighbouring k do (a_step = 1).
  template <bool a_is_across>
  [[gnu::noinline]] static void multiply(const Product<S>& p) {
    for (int column = 0; column < p.padded_columns; column += panel_width) {
      const int width = p.padded_columns - column < panel_width ? p.padded_columns - column : panel_width;
      const std::ptrdiff_t b_at = p.b_stride ? column : std::ptrdiff_t(column) * p.b_rows;
      const std::ptrdiff_t c_at = p.c_stride ? column : std::ptrdiff_t(column) * p.rows;
      const Panel panel{p.a,
                        p.a_row,
                        p.a_step,
                        p.b + b_at,
                        p.b_stride ? p.b_stride : width,
                        p.c + c_at,
                        p.c_stride ? p.c_stride : width,
                        p.start ? p.start + column : nullptr,
                        p.factor ? p.factor + c_at : nullptr,
                        p.depth,
                        p.adds_to_c,
                        p.finish};
      panel_of<panel_vectors, a_is_across>(width / lanes, panel, p.rows);
    }
  }
};

}  // namespace crease::nn
