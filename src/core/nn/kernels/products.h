#pragma once

#include "core/nn/kernels/streams.h"
#include "core/nn/kernels/tiles.h"

namespace crease::nn {

/// A product, panel by panel.
template <class Level, class S>
struct Products {
  using L = typename Level::template Lanes<S>;
  static constexpr int lanes = L::count;
  static constexpr int panel_vectors = Level::panel_vectors;
  static constexpr int panel_width = panel_vectors * lanes;

  /// `a_is_across`: neighbouring rows of A lie side by side (a_row = 1); else neighbouring k do (a_step = 1).
  template <bool a_is_across>
  [[gnu::noinline]] static void multiply(const Product<S>& p) {
    for (int column = 0; column < p.padded_columns; column += panel_width) {
      const int width = p.padded_columns - column < panel_width ? p.padded_columns - column : panel_width;
      const std::ptrdiff_t b_at = p.b_stride ? column : std::ptrdiff_t(column) * p.b_rows;
      const std::ptrdiff_t c_at = p.c_stride ? column : std::ptrdiff_t(column) * p.rows;
      const Panel<S> panel{p.a,
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
        Tiles<Level, S>::template panel_of<panel_vectors, a_is_across>(width / lanes, panel, p.rows);
      else if (p.depth == 1)
        Streams<Level, S>::template stream<1>(panel, p.rows);
      else
        Streams<Level, S>::template stream<2>(panel, p.rows);
    }
  }
};

}  // namespace crease::nn
