#pragma once

#include "core/nn/activation_functions.h"
#include "core/nn/kernels/plan.h"

namespace crease::nn {

/// The end of the forward pass and the start of the backward one: outputs -> losses and dL/dz of the last
/// layer.
///
/// Outputs are few, so they are gathered without padding: the vectors then run over samples and outputs
/// alike.
template <class Level, class S>
struct Losses {
  using L = typename Level::template Lanes<S>;
  using V = typename L::Value;
  using E = Elementary<L>;
  using Functions = ActivationFunctions<L>;

  CREASE_INLINE void gather(const Plan<S>& plan, const S* from, int rows, S* to) {
    const LayerPlan<S>& last = plan.layers[plan.depth - 1];
    if (last.is_thin) {
      for (int i = 0; i < rows * last.out; ++i) to[i] = from[i];
      return;
    }
    for (int r = 0; r < rows; ++r)
      for (int k = 0; k < last.out; ++k) *to++ = from[std::ptrdiff_t(r) * last.stride + k];
  }

  /// Overwrites `values` with dL/df and fills `losses`, for losses that are sums over independent outputs.
  CREASE_INLINE void squared_error(const Plan<S>& plan, const S* y, int count) {
    for (int i = 0; i < count; ++i) {
      const S difference = plan.values[i] - y[i];
      plan.losses[i] = S(0.5) * (difference * difference);
      plan.values[i] = difference;
    }
  }
  CREASE_INLINE void logistic(const Plan<S>& plan, const S* y, int count) {
    for (int i = 0; i < count; i += L::count) {
      const auto both = E::logistic(L::load(plan.values + i));
      L::store(plan.losses + i, both.softplus);
      L::store(plan.slopes + i, both.sigmoid);
    }
    for (int i = 0; i < count; ++i) {
      plan.losses[i] -= y[i] * plan.values[i];
      plan.values[i] = plan.slopes[i] - y[i];
    }
  }

  CREASE_INLINE S largest(const S* f, int n) {
    S result = f[0];
    for (int k = 1; k < n; ++k) result = f[k] > result ? f[k] : result;
    return result;
  }
  /// log softmax(f)_k = (f_k - max f) - log sum_j exp(f_j - max f)
  CREASE_INLINE void softmax_row(const Plan<S>& plan, const S* y, int at, int n) {
    S normaliser = 0;
    S mass = 0;
    for (int k = 0; k < n; ++k) {
      normaliser += plan.slopes[at + k];
      mass += y[at + k];
    }
    const S log_normaliser = Elementary<ScalarLanes<S, Level>>::log(normaliser);
    for (int k = 0; k < n; ++k) {
      plan.losses[at + k] = y[at + k] * (log_normaliser - plan.values[at + k]);
      plan.values[at + k] = plan.slopes[at + k] / normaliser * mass - y[at + k];
    }
  }
  CREASE_INLINE void softmax_cross_entropy(const Plan<S>& plan, const S* y, int rows) {
    const int n = plan.output;
    for (int r = 0; r < rows; ++r) {
      const S highest = largest(plan.values + r * n, n);
      for (int k = 0; k < n; ++k) plan.values[r * n + k] -= highest;
    }
    for (int i = 0; i < rows * n; i += L::count) L::store(plan.slopes + i, E::exp(L::load(plan.values + i)));
    for (int r = 0; r < rows; ++r) softmax_row(plan, y, r * n, n);
  }

  /// values: dL/df -> delta = dL/df activation'(z) / B of the last layer.
  CREASE_INLINE void scatter(const Plan<S>& plan, int rows, S scale) {
    const LayerPlan<S>& last = plan.layers[plan.depth - 1];
    const S* value = plan.values;
    if (last.is_thin && !last.slope) {
      for (int i = 0; i < rows * last.out; ++i) last.delta[i] = value[i] * scale;
      return;
    }
    for (int r = 0; r < rows; ++r)
      for (int k = 0; k < last.out; ++k) {
        const std::ptrdiff_t at = std::ptrdiff_t(r) * last.stride + k;
        const S slope = last.slope ? last.slope[at] : S(1);
        last.delta[at] = *value++ * scale * slope;
      }
  }

  /// Needs the last layer's h and slope. Returns the sum of the losses, in the order of the rows.
  [[gnu::noinline]] static double apply(const Plan<S>& plan, const S* y, int rows, S scale) {
    const LayerPlan<S>& last = plan.layers[plan.depth - 1];
    const int count = rows * plan.output;
    gather(plan, last.h, rows, plan.values);
    switch (plan.loss) {
      case Loss::squared_error:
        squared_error(plan, y, count);
        break;
      case Loss::logistic:
        logistic(plan, y, count);
        break;
      case Loss::softmax_cross_entropy:
        softmax_cross_entropy(plan, y, rows);
        break;
    }
    double sum = 0;
    for (int i = 0; i < count; ++i) sum += double(plan.losses[i]);
    scatter(plan, rows, scale);
    return sum;
  }
};

}  // namespace crease::nn
