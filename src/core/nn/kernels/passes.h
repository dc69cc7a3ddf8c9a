#pragma once

#include "core/nn/activation_functions.h"
#include "core/nn/kernels/plan.h"

namespace crease::nn {

/// Passes over the activations of a layer: the activation itself, and sums over rows.
template <class Level, class S>
struct Passes {
  using L = typename Level::template Lanes<S>;
  using V = typename L::Value;
  using Functions = ActivationFunctions<L>;
  static constexpr int lanes = L::count;

  template <bool with_slope>
  CREASE_INLINE void put(const LayerPlan<S>& layer, std::ptrdiff_t at,
                         const typename Functions::Activated& both) {
    L::store(layer.h + at, both.value);
    if constexpr (with_slope) L::store(layer.slope + at, both.slope);
  }

  /// exp and then log1p is a chain too long for a processor to look ahead to the next one. Each half on its
  /// own, over a few numbers, is not: together they take two thirds of the time.
  template <bool with_slope>
  CREASE_INLINE void softplus_line(const LayerPlan<S>& layer, std::ptrdiff_t line, int width) {
    constexpr int chunk = 64;
    alignas(64) S first_half[chunk];
    for (int begin = 0; begin < width; begin += chunk) {
      const int count = width - begin < chunk ? width - begin : chunk;
      S* z = layer.h + line + begin;
      for (int c = 0; c < count; c += lanes)
        L::store(first_half + c, Functions::exp_of_minus_magnitude(L::load(z + c)));
      for (int c = 0; c < count; c += lanes)
        put<with_slope>(layer, line + begin + c,
                        Functions::softplus_from(L::load(z + c), L::load(first_half + c)));
    }
  }

  /// h = activation(z) in place, and its slope beside it where there is room for it.
  template <Activation activation, bool with_slope>
  CREASE_INLINE void activate_rows(const LayerPlan<S>& layer, int rows) {
    const S negative_slope = layer.negative_slope;
    const int lines = layer.is_thin ? 1 : rows;  // without padding, all rows are one line
    const int width = layer.is_thin ? rows * layer.out : layer.padded_out;
    for (int r = 0; r < lines; ++r) {
      const std::ptrdiff_t line = std::ptrdiff_t(r) * layer.stride;
      if constexpr (activation == Activation::softplus) {
        softplus_line<with_slope>(layer, line, width);
      } else {
        for (int c = 0; c < width; c += lanes)
          put<with_slope>(
              layer, line + c,
              Functions::template activate<activation>(L::load(layer.h + line + c), negative_slope));
      }
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
    const bool is_zero_at_zero =
        layer.activation != Activation::sigmoid && layer.activation != Activation::softplus;
    if (!is_zero_at_zero && !layer.is_thin) clear_padding(layer, rows);
  }

  /// The gradient of the biases is the sum of delta over the rows, rows ascending: adds it to bias_gradient,
  /// or takes the step of gradient descent at once.
  struct BiasStep {
    bool adds = false;
    bool descends = false;
    S rate = 0;
  };
  template <int vectors>
  CREASE_INLINE void sum_columns(const LayerPlan<S>& layer, int first, int rows, const BiasStep& step) {
    V sum[vectors];
    for (int v = 0; v < vectors; ++v)
      sum[v] = step.adds ? L::load(layer.bias_gradient + first + v * lanes) : L::splat(S(0));
    const S* from = layer.delta + first;
    const int stride = layer.stride;
    for (int r = 0; r < rows; ++r, from += stride)
      for (int v = 0; v < vectors; ++v) sum[v] += L::load(from + v * lanes);
    S* const bias = layer.bias + first;
    for (int v = 0; v < vectors; ++v) {
      if (step.descends)
        L::store(bias + v * lanes, L::load(bias + v * lanes) - sum[v] * step.rate);
      else
        L::store(layer.bias_gradient + first + v * lanes, sum[v]);
    }
  }
  [[gnu::noinline]] static void sum_rows(const LayerPlan<S>& layer, int rows, const BiasStep& step) {
    int c = 0;
    for (; c + 4 * lanes <= layer.padded_out; c += 4 * lanes) sum_columns<4>(layer, c, rows, step);
    for (; c < layer.padded_out; c += lanes) sum_columns<1>(layer, c, rows, step);
  }
  [[gnu::noinline]] static void sum_thin_rows(const LayerPlan<S>& layer, int rows, const BiasStep& step) {
    for (int k = 0; k < layer.out; ++k) {
      S sum = step.adds ? layer.bias_gradient[k] : S(0);
      for (int r = 0; r < rows; ++r) sum += layer.delta[r * layer.out + k];
      if (step.descends)
        layer.bias[k] -= sum * step.rate;
      else
        layer.bias_gradient[k] = sum;
    }
  }
};

}  // namespace crease::nn
