#pragma once

#include "core/base/number_format.h"
#include "core/base/scalar_lanes.h"

namespace crease {

/// The algorithms behind real_functions.h, without branches, for one value or for a vector of them.
///
/// L is a lanes type (scalar_lanes.h). Both cases of every formula are computed and one is selected, so that
/// each lane does exactly what the one-lane case does.
template <class L, int size = sizeof(typename L::Scalar)>
struct Elementary;

/// What both precisions share: range reduction, and the functions built from exp and log1p.
template <class L>
struct ElementaryShared {
  using S = typename L::Scalar;
  using V = typename L::Value;
  using I = typename L::Integer;
  using Word = typename L::Word;
  using F = FormatOf<S>;
  using E = Elementary<L>;

  static constexpr S infinity = S(__builtin_huge_val());
  static constexpr S not_a_number = S(__builtin_nan(""));

  CREASE_INLINE V absolute(V x) {
    constexpr Word magnitude = ~(Word{1} << (8 * sizeof(S) - 1));
    return L::from_bits(L::bits(x) & magnitude);
  }
  CREASE_INLINE V with_sign_of(V magnitude, V sign) {
    constexpr Word sign_bit = Word{1} << (8 * sizeof(S) - 1);
    return L::from_bits(L::bits(magnitude) | (L::bits(sign) & sign_bit));
  }
  /// 2^n for a whole n within the exponent's range.
  CREASE_INLINE V power_of_two(V n) {
    constexpr Word one = Word((Word{1} << (8 * sizeof(S) - F::mantissa_bits - 2)) - 1) << F::mantissa_bits;
    return L::from_bits((L::bits(n + F::round_to_integer) << F::mantissa_bits) + one);
  }
  CREASE_INLINE V rounded(V x) { return (x + F::round_to_integer) - F::round_to_integer; }

  /// exp(x) = 2^n exp(r) with |r| <= ln(2) / 2. The factor 2^n is applied in two halves, because 2^n alone
  /// may be out of range where the result is not.
  CREASE_INLINE V exp(V x) {
    const V clamped = L::select(x > F::exp_highest, L::splat(F::exp_highest),
                                L::select(x < F::exp_lowest, L::splat(F::exp_lowest), x));
    const V n = rounded(clamped * S(1.44269504088896340736));
    const V high = clamped - n * F::ln2_high;
    const V half = rounded(n * S(0.5));
    const V mantissa = E::exp_reduced(high, n * F::ln2_low);
    return mantissa * power_of_two(half) * power_of_two(n - half);
  }

  struct Split {
    V exponent;
    V fraction;  ///< in [sqrt(1/2), sqrt(2)), less 1
  };
  /// y = 2^exponent (1 + fraction), for normal positive y.
  CREASE_INLINE Split split(V y) {
    constexpr Word exponent_bias = Word{1} << (8 * sizeof(S) - 2);
    constexpr Word exponent_field = ~((Word{1} << F::mantissa_bits) - 1);
    constexpr Word sqrt_half = sizeof(S) == 8 ? Word(0x3FE6A09E667F3BCDull) : Word(0x3F3504F3u);
    const I above = L::bits(y) - sqrt_half + exponent_bias;
    const I biased = above >> F::mantissa_bits;
    constexpr Word origin = sizeof(S) == 8 ? Word(0x4330000000000000ull) : Word(0x4B000000u);
    constexpr S bias = S(exponent_bias >> F::mantissa_bits);
    const V exponent = L::from_bits(biased | origin) - (F::integer_origin + bias);
    const V one_plus = L::from_bits(L::bits(y) - ((above & exponent_field) - exponent_bias));
    return {exponent, one_plus - S(1)};
  }
  /// exponent ln 2 + log(1 + f) + correction, where `correction` is small against the result.
  CREASE_INLINE V assemble_log(V exponent, V f, V correction) {
    const V s = f / (f + S(2));
    const V half_square = f * f * S(0.5);
    const V tail = s * (half_square + E::log_series(s * s)) + (exponent * F::log_ln2_low + correction);
    return exponent * F::log_ln2_high - ((half_square - tail) - f);
  }

  CREASE_INLINE V log(V x) {
    const auto is_subnormal = x < F::smallest_normal;
    const Split parts = split(L::select(is_subnormal, x * F::to_normal, x));
    const V shift = L::select(is_subnormal, L::splat(F::to_normal_exponent), L::splat(S(0)));
    const V positive = assemble_log(parts.exponent - shift, parts.fraction, L::splat(S(0)));
    const V at_most_zero = L::select(x < S(0), L::splat(not_a_number), L::splat(-infinity));
    return L::select(x > S(0), L::select(x < infinity, positive, x), L::select(x <= S(0), at_most_zero, x));
  }

  /// log(1 + x) = log(u) + c / u, where u is 1 + x rounded and c = (1 + x) - u is found exactly.
  CREASE_INLINE V log1p(V x) {
    const V u = x + S(1);
    const V lost = L::select(u >= S(2), S(1) - (u - x), x - (u - S(1)));
    const Split parts = split(u);
    const auto is_near_one = parts.exponent == S(0);
    const V fraction = L::select(is_near_one, x, parts.fraction);
    const V correction = L::select(is_near_one, L::splat(S(0)), lost / u);
    const V inside = assemble_log(parts.exponent, fraction, correction);
    const V outside = L::select(x < S(-1), L::splat(not_a_number), L::splat(-infinity));
    return L::select(x > S(-1), L::select(x < infinity, inside, x), L::select(x <= S(-1), outside, x));
  }

  /// log1p for 0 <= x <= 1, to the same bits: the exponent of 1 + x is 0 or 1.
  CREASE_INLINE V log1p_of_share(V x) {
    const V u = x + S(1), lost = L::select(u >= S(2), S(1) - (u - x), x - (u - S(1)));
    const auto is_upper = u >= S(1.41421356237309504880);
    const V fraction = L::select(is_upper, u * S(0.5) - S(1), x);
    const V correction = L::zero_unless(is_upper, lost / u);
    return assemble_log(L::zero_unless(is_upper, L::splat(S(1))), fraction, correction);
  }

  /// tanh(x) = 1 - 2 / (exp(2x) + 1), and a series near 0 where that would cancel.
  CREASE_INLINE V tanh(V x) {
    const V magnitude = absolute(x);
    const V far = S(1) - S(2) / (exp(magnitude + magnitude) + S(1));
    return with_sign_of(L::select(magnitude < S(0.625), E::tanh_near_zero(magnitude), far), x);
  }

  struct Logistic {
    V sigmoid;
    V softplus;
  };
  CREASE_INLINE V sigmoid_from(V x, V exp_of_minus_magnitude) {
    const V upper = S(1) / (exp_of_minus_magnitude + S(1));
    return L::select(x < S(0), exp_of_minus_magnitude * upper, upper);
  }
  CREASE_INLINE V sigmoid(V x) { return sigmoid_from(x, exp(-absolute(x))); }
  CREASE_INLINE V softplus_from(V x, V exp_of_minus_magnitude) {
    return L::select(x < S(0), L::splat(S(0)), x) + log1p_of_share(exp_of_minus_magnitude);
  }
  CREASE_INLINE V softplus(V x) { return softplus_from(x, exp(-absolute(x))); }
  /// Both at the price of little more than one: softplus' = sigmoid.
  CREASE_INLINE Logistic logistic_from(V x, V exp_of_minus_magnitude) {
    return {sigmoid_from(x, exp_of_minus_magnitude), softplus_from(x, exp_of_minus_magnitude)};
  }
  CREASE_INLINE Logistic logistic(V x) { return logistic_from(x, exp(-absolute(x))); }

  /// erf(x), given exp(-x^2): odd series near 0, 1 - exp(-x^2) q(|x|) elsewhere.
  CREASE_INLINE V erf_from(V x, V exp_of_minus_square) {
    const V magnitude = absolute(x);
    const V far = S(1) - exp_of_minus_square * E::scaled_erfc(magnitude);
    const V limited = L::select(magnitude > E::erf_is_one_from, L::splat(S(1)), far);
    return with_sign_of(L::select(magnitude < S(1), E::erf_near_zero(magnitude), limited), x);
  }
  CREASE_INLINE V erf(V x) {
    const V value = erf_from(x, exp(-(x * x)));
    return L::select(x == x, value, x);
  }
};

}  // namespace crease
