#pragma once

#include "core/nn/kernels/passes.h"
#include "core/nn/kernels/products.h"
#include "core/nn/kernels/small_blocks.h"

namespace crease::nn {

/// Layer by layer: forward, backward, and the gradients.
template <class Level, class S>
struct Layers {
  using P = Products<Level, S>;
  using Pass = Passes<Level, S>;
  using Blocks = SmallBlocks<Level, S>;

  static const S* input_of(const Plan<S>& plan, int l, const S* x) {
    return l == 0 ? x : plan.layers[l - 1].h;
  }
  static int input_stride(const Plan<S>& plan, int l) {
    return l == 0 ? plan.input : plan.layers[l - 1].stride;
  }

  /// z = b + W h_before, or already max(0, z).
  static void pre_activations(const Plan<S>& plan, int l, const S* x, int rows, Finish finish) {
    const LayerPlan<S>& layer = plan.layers[l];
    Product<S> product;
    product.a = input_of(plan, l, x);
    product.a_row = input_stride(plan, l);
    product.a_step = 1;
    product.b = layer.by_input.data;
    product.b_rows = layer.by_input.rows;
    product.c = layer.h;
    product.c_stride = layer.stride;
    product.rows = rows;
    product.depth = layer.in;
    product.padded_columns = layer.padded_out;
    product.start = layer.bias;
    product.finish = finish;
    P::template multiply<false>(product);
  }

  /// h = activation(b + W h_before).
  static void forward_layer(const Plan<S>& plan, int l, const S* x, int rows) {
    const LayerPlan<S>& layer = plan.layers[l];
    const bool is_plain_relu = layer.activation == Activation::relu && !layer.slope && !layer.is_thin;
    if (layer.is_thin)
      Blocks::thin_forward(layer, input_of(plan, l, x), input_stride(plan, l), rows);
    else
      pre_activations(plan, l, x, rows, is_plain_relu ? Finish::relu : Finish::store);
    if (layer.activation != Activation::linear && !is_plain_relu) Pass::activate(layer, rows);
  }

  static void forward(const Plan<S>& plan, const S* x, int rows) {
    for (int l = 0; l < plan.depth; ++l) forward_layer(plan, l, x, rows);
  }

  /// delta_before = (delta W) activation'(z_before).
  static void pull_back(const Plan<S>& plan, int l, int rows) {
    const LayerPlan<S>& layer = plan.layers[l];
    const LayerPlan<S>& before = plan.layers[l - 1];
    Product<S> product;
    product.a = layer.delta;
    product.a_row = layer.stride;
    product.a_step = 1;
    product.b = layer.by_output.data;
    product.b_rows = layer.by_output.rows;
    product.c = before.delta;
    product.c_stride = before.stride;
    product.rows = rows;
    product.depth = layer.out;
    product.padded_columns = before.padded_out;
    if (before.slope) {
      product.finish = Finish::times_factor;
      product.factor = before.slope;
    } else if (before.activation == Activation::relu) {
      product.finish = Finish::where_active;
      product.factor = before.h;
    }
    P::template multiply<false>(product);
  }

  /// What becomes of the gradient of a block of rows.
  struct Descent {
    bool adds = false;      ///< to that of the blocks before
    bool descends = false;  ///< plain gradient descent takes its step at once, with no gradient stored
    StepRates<S> rates;
  };

  /// The sum over samples of delta h_before^T, or of x delta^T in the first layer.
  static void weight_gradient(const Plan<S>& plan, int l, const S* x, int rows, const Descent& descent) {
    const LayerPlan<S>& layer = plan.layers[l];
    Product<S> product;
    product.a = layer.is_first ? x : layer.delta;
    product.a_row = 1;
    product.a_step = layer.is_first ? plan.input : layer.stride;
    product.b = layer.is_first ? layer.delta : plan.layers[l - 1].h;
    product.b_stride = layer.is_first ? layer.stride : plan.layers[l - 1].stride;
    product.c = layer.gradient.data;
    product.addend = descent.adds ? layer.gradient.data : nullptr;
    product.rows = layer.gradient.rows;
    product.depth = rows;
    product.padded_columns = layer.gradient.padded_columns;
    if (descent.descends) {
      product.c = layer.is_first ? layer.by_input.data : layer.by_output.data;
      product.finish = descent.rates.decay != 0 ? Finish::decay_and_descend : Finish::descend;
      product.rate = descent.rates.rate;
      product.decay = descent.rates.decay;
    }
    P::template multiply<true>(product);
  }
  static void bias_gradient(const LayerPlan<S>& layer, int rows, const Descent& descent) {
    const typename Pass::BiasStep step{descent.adds, descent.descends, descent.rates.rate};
    layer.is_thin ? Pass::sum_thin_rows(layer, rows, step) : Pass::sum_rows(layer, rows, step);
  }

  /// From the deltas of the last layer to all gradients. A layer's weights are used before they change.
  static void backward(const Plan<S>& plan, const S* x, int rows, const Descent& descent) {
    for (int l = plan.depth - 1; l >= 0; --l) {
      if (l > 0) pull_back(plan, l, rows);
      weight_gradient(plan, l, x, rows, descent);
      bias_gradient(plan.layers[l], rows, descent);
    }
  }
};

}  // namespace crease::nn
