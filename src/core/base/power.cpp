#include "core/base/elementary_series.h"
#include "core/base/real_functions.h"

namespace crease {
namespace {

using Float64 = Elementary<ScalarLanes<double>>;
using F = FormatOf<double>;

/// The unrounded sum of two doubles, the second of them small.
struct Pair {
  double high, low;
};

/// a + b where |a| >= |b| or a = 0.
Pair sum(double a, double b) {
  const double high = a + b;
  return {high, b - (high - a)};
}

/// The exact product (Dekker 1971). Needs |a|, |b| < 2^990.
Pair product(double a, double b) {
  constexpr double splitter = 0x1p27 + 1;
  const double a_high = a * splitter - (a * splitter - a), a_low = a - a_high;
  const double b_high = b * splitter - (b * splitter - b), b_low = b - b_high;
  const double high = a * b;
  return {high, ((a_high * b_high - high) + a_high * b_low + a_low * b_high) + a_low * b_low};
}

Pair product(Pair a, Pair b) {
  Pair result = product(a.high, b.high);
  result.low += a.high * b.low + a.low * b.high;
  return result;
}

/// log(x) to about 2^-64 of itself, for positive finite x:
///   x = 2^k (1 + f),  s = f / (2 + f),  log(1 + f) = 2 s (1 + z/3 + z^2/5 + ...),  z = s^2 <= 0.0295
/// The terms from z^2 on are small enough for a double.
Pair log_pair(double x) {
  const bool is_subnormal = x < F::smallest_normal;
  const auto parts = Float64::split(is_subnormal ? x * F::to_normal : x);
  const double k = parts.exponent - (is_subnormal ? F::to_normal_exponent : 0);
  const double f = parts.fraction;
  const Pair d = sum(2, f);
  const double s_high = f / d.high;
  const Pair covered = product(s_high, d.high);
  const Pair s{s_high, (((f - covered.high) - covered.low) - s_high * d.low) / d.high};
  const Pair z = product(s, s);
  double tail = 1.0 / 25;
  for (int n = 23; n >= 5; n -= 2) tail = tail * z.high + 1.0 / n;
  Pair series = sum(0x1.5555555555555p-2, z.high * tail);
  series.low += 0x1.5555555555555p-56 + z.low * 0.2;  // the rest of 1/3
  const Pair more = product(s, product(z, series));
  Pair half = sum(s.high, more.high);
  half.low += s.low + more.low;
  const Pair whole = sum(k * F::ln2_high, 2 * half.high);
  return sum(whole.high, whole.low + (2 * half.low + k * F::ln2_low));
}

/// exp(high + low), as ElementaryShared::exp with the low part among the corrections.
double exp_of(Pair x) {
  if (!(x.high < F::exp_highest && x.high > F::exp_lowest)) return exp(x.high);
  const double n = Float64::rounded(x.high * 1.44269504088896340736);
  const double half = Float64::rounded(n * 0.5);
  const double mantissa = Float64::exp_reduced(x.high - n * F::ln2_high, n * F::ln2_low - x.low);
  return mantissa * Float64::power_of_two(half) * Float64::power_of_two(n - half);
}

double power_of_positive(double x, double y) {
  constexpr double far = 0x1p64;  // beyond, y log(x) is out of range unless x = 1
  if (x == 1) return 1;
  if (!(x > 0 && x < Float64::infinity && Float64::absolute(y) < far)) return exp(y * log(x));
  return exp_of(product(Pair{y, 0}, log_pair(x)));
}

/// Whether y is a whole number, and whether it is odd. From 2^53 on every number is even.
struct Wholeness {
  bool is_whole, is_odd;
};
Wholeness wholeness(double y) {
  const double magnitude = Float64::absolute(y);
  if (!(magnitude < 0x1p53)) return {true, false};
  const auto whole = static_cast<long long>(magnitude);
  return {double(whole) == magnitude, (whole & 1) != 0};
}

}  // namespace

double pow(double x, double y) {
  if (y == 0) return 1;
  if (x != x || y != y) return x + y;
  if (y == 1) return x;
  if (y == 2) return x * x;
  const bool is_negative = Float64::with_sign_of(1, x) < 0;
  const auto [is_whole, is_odd] = wholeness(y);
  if (x < 0 && !is_whole) return Float64::not_a_number;
  const double magnitude = power_of_positive(Float64::absolute(x), y);
  return is_negative && is_odd && is_whole ? -magnitude : magnitude;
}

}  // namespace crease
