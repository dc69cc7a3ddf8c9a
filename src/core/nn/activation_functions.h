#pragma once

#include "core/base/elementary_series.h"
#include "core/nn/activation.h"

namespace crease::nn {

/// The activations and their slopes, for one value or for a vector of them (L: a lanes type).
///
/// At a kink the slope is the left one for ReLU and leaky ReLU, and 0 for hard tanh, as in PyTorch.
template <class L>
struct ActivationFunctions {
  using S = typename L::Scalar;
  using V = typename L::Value;
  using E = Elementary<L>;

  struct Activated {
    V value;
    V slope;
  };

  CREASE_INLINE Activated hard_tanh(V z) {
    const V value = L::select(z < S(-1), L::splat(S(-1)), L::select(z > S(1), L::splat(S(1)), z));
    const V above = L::select(z > S(-1), L::splat(S(1)), L::splat(S(0)));
    return {value, L::select(z < S(1), above, L::splat(S(0)))};
  }

  /// GELU(z) = z Phi(z) and Phi(z) + z phi(z), with Phi(z) = (1 + erf(z / sqrt 2)) / 2.
  CREASE_INLINE Activated gelu(V z) {
    const V scaled = z * S(0.70710678118654752440);
    const V exponential = E::exp(-(scaled * scaled));
    const V distribution = (E::erf_from(scaled, exponential) + S(1)) * S(0.5);
    return {z * distribution, distribution + z * (exponential * S(0.39894228040143267794))};
  }

  /// Softplus in two halves: the first is exp(-|z|).
  CREASE_INLINE V exp_of_minus_magnitude(V z) { return E::exp(-E::absolute(z)); }
  CREASE_INLINE Activated softplus_from(V z, V exp_of_minus_magnitude) {
    const auto both = E::logistic_from(z, exp_of_minus_magnitude);
    return {both.softplus, both.sigmoid};
  }

  template <Activation activation>
  CREASE_INLINE Activated activate(V z, S negative_slope) {
    const V one = L::splat(S(1));
    if constexpr (activation == Activation::linear) {
      return {z, one};
    } else if constexpr (activation == Activation::relu) {
      return {L::zero_where(z < S(0), z), L::zero_unless(z > S(0), one)};
    } else if constexpr (activation == Activation::leaky_relu) {
      return {L::select(z > S(0), z, z * negative_slope), L::select(z > S(0), one, L::splat(negative_slope))};
    } else if constexpr (activation == Activation::hard_tanh) {
      return hard_tanh(z);
    } else if constexpr (activation == Activation::tanh) {
      const V t = E::tanh(z);
      return {t, S(1) - t * t};
    } else if constexpr (activation == Activation::sigmoid) {
      const V s = E::sigmoid(z);
      return {s, s * (S(1) - s)};
    } else if constexpr (activation == Activation::softplus) {
      return softplus_from(z, exp_of_minus_magnitude(z));
    } else {
      return gelu(z);
    }
  }
};

/// Calls `visit.template operator()<activation>()` with the activation as a constant.
template <class Visitor>
[[gnu::always_inline]] inline auto visit_activation(Activation activation, Visitor&& visit) {
  switch (activation) {
    case Activation::linear:
      return visit.template operator()<Activation::linear>();
    case Activation::relu:
      return visit.template operator()<Activation::relu>();
    case Activation::leaky_relu:
      return visit.template operator()<Activation::leaky_relu>();
    case Activation::hard_tanh:
      return visit.template operator()<Activation::hard_tanh>();
    case Activation::tanh:
      return visit.template operator()<Activation::tanh>();
    case Activation::sigmoid:
      return visit.template operator()<Activation::sigmoid>();
    case Activation::softplus:
      return visit.template operator()<Activation::softplus>();
    case Activation::gelu:
      break;
  }
  return visit.template operator()<Activation::gelu>();
}

}  // namespace crease::nn
