#pragma once

#include "core/nn/kernels/plan.h"

namespace crease::nn {

/// What happens to a finished sum before it is stored.
enum class Finish : std::uint8_t {
  store,
  relu,               ///< max(0, sum)
  where_active,       ///< sum where `factor` > 0, else 0: ReLU's slope, told from its value
  times_factor,       ///< sum * factor
  descend,            ///< c - rate sum: a step of gradient descent
  decay_and_descend,  ///< c - rate (sum + decay c)
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
  const S* start = nullptr;   ///< a row of starting values, or none: start from 0
  const S* addend = nullptr;  ///< a matrix of starting values, laid out as C
  Finish finish = Finish::store;
  const S* factor = nullptr;  ///< laid out as C
  S rate = 0;
  S decay = 0;
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
    const S* addend;
    const S* factor;
    int depth;
    Finish finish;
    S rate;
    S decay;
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
    const std::ptrdiff_t stride = panel.c_stride;
    switch (panel.finish) {
      case Finish::store:
        return store_each(sum, c, stride, [](V x, std::ptrdiff_t) { return x; });
      case Finish::relu:
        return store_each(sum, c, stride, [](V x, std::ptrdiff_t) { return L::zero_where(x < S(0), x); });
      case Finish::where_active:
        return store_each(sum, c, stride, [factor](V x, std::ptrdiff_t at) {
          return L::zero_unless(L::load(factor + at) > S(0), x);
        });
      case Finish::times_factor:
        return store_each(sum, c, stride,
                          [factor](V x, std::ptrdiff_t at) { return x * L::load(factor + at); });
      case Finish::descend:
        return store_each(sum, c, stride, [c, rate = panel.rate](V x, std::ptrdiff_t at) {
          return L::load(c + at) - x * rate;
        });
      case Finish::decay_and_descend:
        break;
    }
    store_each(sum, c, stride, [c, rate = panel.rate, decay = panel.decay](V x, std::ptrdiff_t at) {
      const V w = L::load(c + at);
      return w - (x + w * decay) * rate;
    });
  }

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
  CREASE_INLINE void stream_columns(const Panel& panel, int column, int rows) {
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
  CREASE_INLINE void stream_rows(const Panel& panel, int rows) {
    constexpr int vectors = panel_vectors / depth;
    for (int column = 0; column < panel_width; column += vectors * lanes)
      stream_columns<depth, vectors, finish>(panel, column, rows);
  }
  template <int depth>
  [[gnu::noinline]] static void stream(const Panel& panel, int rows) {
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

  template <int M, int N>
  CREASE_INLINE void begin(V (&sum)[M][N], const Panel& panel, int first_row) {
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
    begin<M, N>(sum, panel, first_row);
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
                        p.addend ? p.addend + c_at : nullptr,
                        p.factor ? p.factor + c_at : nullptr,
                        p.depth,

                        p.finish,
                        p.rate,
                        p.decay};
      const bool streams = !a_is_across && p.depth <= 2 && width == panel_width;
      if (!streams)
        panel_of<panel_vectors, a_is_across>(width / lanes, panel, p.rows);
      else if (p.depth == 1)
        stream<1>(panel, p.rows);
      else
        stream<2>(panel, p.rows);
    }
  }
};

}  // namespace crease::nn
