#include "core/base/real_functions.h"

#include "core/base/elementary_series.h"

namespace crease {

namespace {

using Float64 = Elementary<ScalarLanes<double>>;
using Float32 = Elementary<ScalarLanes<float>>;

/// x = n pi/2 + high + low with |high| <= pi/4. pi/2 = part_1 + part_2 + part_3, the first two of 33 bits.
struct Angle {
  double high;
  double low;
  int quadrant;
};

Angle reduce(double x) {
  constexpr double part_1 = 1.57079632673412561417e+00;
  constexpr double part_2 = 6.07710050630396597660e-11;
  constexpr double part_3 = 2.02226624879595063154e-21;
  const double n = Float64::rounded(x * 6.36619772367581382433e-01);
  const double after_1 = x - n * part_1;
  const double product_2 = n * part_2;
  const double after_2 = after_1 - product_2;
  const double product_3 = n * part_3 - ((after_1 - after_2) - product_2);
  const double high = after_2 - product_3;
  return {high, (after_2 - high) - product_3, static_cast<int>(static_cast<long long>(n) & 3)};
}

/// fdlibm's series on [-pi/4, pi/4], for the sum of the two parts.
double sine_series(double x, double low) {
  const double z = x * x;
  double r = z * 1.58969099521155010221e-10 - 2.50507602534068634195e-08;
  r = r * z + 2.75573137070700676789e-06;
  r = r * z - 1.98412698298579493134e-04;
  r = r * z + 8.33333333332248946124e-03;
  const double v = z * x;
  return x - ((z * (0.5 * low - v * r) - low) - v * -1.66666666666666324348e-01);
}

double cosine_series(double x, double low) {
  const double z = x * x;
  double r = z * -1.13596475577881948265e-11 + 2.08757232129817482790e-09;
  r = r * z - 2.75573143513906633035e-07;
  r = r * z + 2.48015872894767294178e-05;
  r = r * z - 1.38888888888741095749e-03;
  r = r * z + 4.16666666666666019037e-02;
  const double half = 0.5 * z;
  const double w = 1.0 - half;
  return w + (((1.0 - w) - half) + (z * (z * r) - x * low));
}

/// sin(x + quarter_turns pi/2).
double shifted_sine(double x, int quarter_turns) {
  constexpr double largest = 1e9;  // the reduction has lost its accuracy long before
  if (!(Float64::absolute(x) <= largest)) return Float64::not_a_number;
  const Angle angle = reduce(x);
  const int quadrant = (angle.quadrant + quarter_turns) & 3;
  const double value =
      quadrant & 1 ? cosine_series(angle.high, angle.low) : sine_series(angle.high, angle.low);
  return quadrant & 2 ? -value : value;
}

}  // namespace

double exp(double x) {
  return Float64::exp(x);
}
double log(double x) {
  return Float64::log(x);
}
double log1p(double x) {
  return Float64::log1p(x);
}
double tanh(double x) {
  return Float64::tanh(x);
}
double sin(double x) {
  return shifted_sine(x, 0);
}
double cos(double x) {
  return shifted_sine(x, 1);
}
double erf(double x) {
  return Float64::erf(x);
}
double sigmoid(double x) {
  return Float64::sigmoid(x);
}
double softplus(double x) {
  return Float64::softplus(x);
}

float exp(float x) {
  return Float32::exp(x);
}
float log(float x) {
  return Float32::log(x);
}
float log1p(float x) {
  return Float32::log1p(x);
}
float tanh(float x) {
  return Float32::tanh(x);
}
float sin(float x) {
  return static_cast<float>(shifted_sine(double(x), 0));
}
float cos(float x) {
  return static_cast<float>(shifted_sine(double(x), 1));
}
float erf(float x) {
  return Float32::erf(x);
}
float sigmoid(float x) {
  return Float32::sigmoid(x);
}
float softplus(float x) {
  return Float32::softplus(x);
}

}  // namespace crease
