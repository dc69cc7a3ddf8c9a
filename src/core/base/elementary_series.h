#pragma once

#include "core/base/elementary.h"

/// The polynomials of elementary.h. Double: fdlibm (Sun Microsystems 1993) for exp and log, Cephes (Moshier)
/// for tanh and erf. Float: Cephes for exp, tanh and erf below 1, FreeBSD for log; the rest is a minimax fit
/// made for this file.

namespace crease {

template <class L>
struct Elementary<L, 8> : ElementaryShared<L> {
  using V = typename L::Value;
  static constexpr double erf_is_one_from = 6;

  /// exp(high - low): r - r^2 (P1 + P2 r^2 + ...) is the even part of r / tanh(r / 2).
  CREASE_INLINE V exp_reduced(V high, V low) {
    const V r = high - low;
    const V t = r * r;
    V p = t * 4.13813679705723846039e-08 + -1.65339022054652515390e-06;
    p = p * t + 6.61375632143793436117e-05;
    p = p * t + -2.77777777770155933842e-03;
    p = p * t + 1.66666666666666019037e-01;
    const V c = r - t * p;
    return 1.0 - ((low - (r * c) / (2.0 - c)) - high);
  }
  CREASE_INLINE V log_series(V z) {
    V p = z * 1.479819860511658591e-01 + 1.531383769920937332e-01;
    p = p * z + 1.818357216161805012e-01;
    p = p * z + 2.222219843214978396e-01;
    p = p * z + 2.857142874366239149e-01;
    p = p * z + 3.999999999940941908e-01;
    p = p * z + 6.666666666666735130e-01;
    return p * z;
  }
  CREASE_INLINE V tanh_near_zero(V x) {
    const V z = x * x;
    V p = z * -9.64399179425052238628e-1 + -9.92877231001918586564e1;
    p = p * z + -1.61468768441708447952e3;
    V q = z + 1.12811678491632931402e2;
    q = q * z + 2.23548839060100448583e3;
    q = q * z + 4.84406305325125486048e3;
    return x + x * (z * (p / q));
  }
  /// x P / Q as x + x (P - Q) / Q, which rounds less.
  CREASE_INLINE V erf_near_zero(V x) {
    const V z = x * x;
    V p = 9.60497373987051638749e0 - 3.35617141647503099647e1 - z;
    p = p * z + (9.00260197203842689217e1 - 5.21357949780152679795e2);
    p = p * z + (2.23200534594684319226e3 - 4.59432382970980127987e3);
    p = p * z + (7.00332514112805075473e3 - 2.26290000613890934246e4);
    p = p * z + (5.55923013010394962768e4 - 4.92673942608635921086e4);
    V q = z + 3.35617141647503099647e1;
    q = q * z + 5.21357949780152679795e2;
    q = q * z + 4.59432382970980127987e3;
    q = q * z + 2.26290000613890934246e4;
    q = q * z + 4.92673942608635921086e4;
    return x + x * (p / q);
  }
  /// exp(x^2) erfc(x) for 1 <= x < 8.
  CREASE_INLINE V scaled_erfc(V x) {
    V p = x * 2.46196981473530512524e-10 + 5.64189564831068821977e-1;
    p = p * x + 7.46321056442269912687e0;
    p = p * x + 4.86371970985681366614e1;
    p = p * x + 1.96520832956077098242e2;
    p = p * x + 5.26445194995477358631e2;
    p = p * x + 9.34528527171957607540e2;
    p = p * x + 1.02755188689515710272e3;
    p = p * x + 5.57535335369399327526e2;
    V q = x + 1.32281951154744992508e1;
    q = q * x + 8.67072140885989742329e1;
    q = q * x + 3.54937778887819891062e2;
    q = q * x + 9.75708501743205489753e2;
    q = q * x + 1.82390916687909736289e3;
    q = q * x + 2.24633760818710981792e3;
    q = q * x + 1.65666309194161350182e3;
    q = q * x + 5.57535340817727675546e2;
    return p / q;
  }
};

template <class L>
struct Elementary<L, 4> : ElementaryShared<L> {
  using V = typename L::Value;
  static constexpr float erf_is_one_from = 4;

  CREASE_INLINE V exp_reduced(V high, V low) {
    const V r = high - low;
    V p = r * 1.9875691500e-4f + 1.3981999507e-3f;
    p = p * r + 8.3334519073e-3f;
    p = p * r + 4.1665795894e-2f;
    p = p * r + 1.6666665459e-1f;
    p = p * r + 5.0000001201e-1f;
    return (p * (r * r) + r) + 1.0f;
  }
  CREASE_INLINE V log_series(V z) {
    V p = z * 0xf89e26.0p-26f + 0x91e9ee.0p-25f;
    p = p * z + 0xccce13.0p-25f;
    p = p * z + 0xaaaaaa.0p-24f;
    return p * z;
  }
  CREASE_INLINE V tanh_near_zero(V x) {
    const V z = x * x;
    V p = z * -5.70498872745e-3f + 2.06390887954e-2f;
    p = p * z + -5.37397155531e-2f;
    p = p * z + 1.33314422036e-1f;
    p = p * z + -3.33332819422e-1f;
    return x + x * (z * p);
  }
  CREASE_INLINE V erf_near_zero(V x) {
    const V z = x * x;
    V p = z * 7.853861353153693e-5f + -8.010193625184903e-4f;
    p = p * z + 5.188327685732524e-3f;
    p = p * z + -2.685381193529856e-2f;
    p = p * z + 1.128358514861418e-1f;
    p = p * z + -3.761262582423300e-1f;
    p = p * z + 1.28379165726710e-1f;
    return x + x * p;
  }
  /// exp(x^2) erfc(x) for 1 <= x <= 4; fitted so that erfc is right to 2e-9.
  CREASE_INLINE V scaled_erfc(V x) {
    const V t = 1.0f / (x * 0.5f + 1.0f);
    V p = t * -0.203966525f + 0.557784976f;
    p = p * t + 0.028013891f;
    p = p * t + 0.342792154f;
    p = p * t + 0.275416703f;
    return p * t;
  }
};

}  // namespace crease
