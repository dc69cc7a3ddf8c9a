#pragma once

#include "core/nn/kernels/plan.h"

namespace crease::nn {

/// The optimisers with a memory: parameters and moments move along the gradient, entry by entry. (Plain
/// gradient descent happens where the gradient is computed.)
template <class Level, class S>
struct Updates {
  using L = typename Level::template Lanes<S>;
  using V = typename L::Value;

  /// v <- momentum v + g;  w <- w - rate v
  struct Momentum {
    CREASE_INLINE void apply(const StepRates<S>& rates, const Plan<S>& plan, std::size_t at, V w, V g) {
      const V v = L::load(plan.first_moment + at) * rates.momentum + g;
      L::store(plan.first_moment + at, v);
      L::store(plan.parameters + at, w - v * rates.rate);
    }
  };

  /// m <- beta1 m + (1 - beta1) g;  v <- beta2 v + (1 - beta2) g^2
  /// w <- w - rate / (1 - beta1^t) m / (sqrt(v) / sqrt(1 - beta2^t) + epsilon)      (Kingma and Ba 2015)
  struct Adam {
    CREASE_INLINE void apply(const StepRates<S>& rates, const Plan<S>& plan, std::size_t at, V w, V g) {
      const V m = L::load(plan.first_moment + at) * rates.beta1 + g * (S(1) - rates.beta1);
      const V v = L::load(plan.second_moment + at) * rates.beta2 + g * g * (S(1) - rates.beta2);
      L::store(plan.first_moment + at, m);
      L::store(plan.second_moment + at, v);
      const V size = L::square_root(v) * rates.adam_second_correction + rates.epsilon;
      L::store(plan.parameters + at, w - m * rates.adam_rate / size);
    }
  };

  template <class Rule, bool decays>
  CREASE_INLINE void update_segment(const Plan<S>& plan, const StepRates<S>& rates, const Segment& segment) {
    for (std::size_t at = segment.begin; at < segment.end; at += L::count) {
      const V w = L::load(plan.parameters + at);
      V g = L::load(plan.gradients + at);
      if constexpr (decays) g += w * rates.decay;
      Rule::apply(rates, plan, at, w, g);
    }
  }

  template <class Rule>
  [[gnu::noinline]] static void update_by(const Plan<S>& plan, const StepRates<S>& rates) {
    for (int i = 0; i < plan.segment_count; ++i) {
      const Segment& segment = plan.segments[i];
      if (segment.decays && rates.decay != 0)
        update_segment<Rule, true>(plan, rates, segment);
      else
        update_segment<Rule, false>(plan, rates, segment);
    }
  }

  CREASE_INLINE void update(const Plan<S>& plan, const StepRates<S>& rates) {
    plan.optimizer == Optimizer::adam ? update_by<Adam>(plan, rates) : update_by<Momentum>(plan, rates);
  }
};

}  // namespace crease::nn
