#include <numbers>

#include "core/base/elementary_series.h"
#include "core/base/real_functions.h"

namespace crease {
namespace {

using Float64 = Elementary<ScalarLanes<double>>;

using std::numbers::pi;
constexpr double half_pi_low = 6.123233995736765886130e-17;  ///< pi/2 less its nearest double

/// The series for 0 <= x <= 0.66 (Cephes, Moshier), plus what x was reduced by: quarters of pi/2 and a half.
double series(double x, double base, double base_low) {
  const double z = x * x;
  double p = z * -8.750608600031904122785e-1 + -1.615753718733365076637e1;
  p = p * z + -7.500855792314704667340e1;
  p = p * z + -1.228866684490136173410e2;
  p = p * z + -6.485021904942025371773e1;
  double q = z + 2.485846490142306297962e1;
  q = q * z + 1.650270098316988542046e2;
  q = q * z + 4.328810604912902668951e2;
  q = q * z + 4.853903996359136964868e2;
  q = q * z + 1.945506571482613964425e2;
  return base + ((x * (z * p / q) + base_low) + x);
}

/// For x >= 0, by atan(x) = pi/2 - atan(1/x) = pi/4 + atan((x - 1) / (x + 1)).
double atan_of_positive(double x) {
  constexpr double tan_3_pi_8 = 2.41421356237309504880, near = 0.66;
  if (x > tan_3_pi_8) return series(-1 / x, pi / 2, half_pi_low);
  if (x > near) return series((x - 1) / (x + 1), pi / 4, half_pi_low / 2);
  return series(x, 0, 0);
}

}  // namespace

double tan(double x) {
  return sin(x) / cos(x);
}

double atan(double x) {
  return x == x ? Float64::with_sign_of(atan_of_positive(Float64::absolute(x)), x) : x;
}

double atan2(double y, double x) {
  if (x != x || y != y) return x + y;
  if (y == 0 && !(x < 0)) return y;
  const double slope = Float64::absolute(y) / Float64::absolute(x);
  // Both infinite: the middle of the quadrant.
  const double steep = slope == slope ? atan_of_positive(slope) : pi / 4;
  const double angle = x < 0 ? (pi - steep) + 2 * half_pi_low : steep;
  return Float64::with_sign_of(angle, y);
}

}  // namespace crease
