#pragma once

/// Elementary functions with the same bits on every platform.
///
/// Only + - * / sqrt and integer operations, in a fixed order: the C library's versions differ between
/// platforms. The largest errors found against 80-bit arithmetic on dense samples, in units of the last place
/// (a test keeps them there):
///
///            exp  log  log1p  tanh  sin  cos  erf  sigmoid  softplus
///   double   1    1    1.5    1.5   1    1    1.5  2.5      1.5
///   float    1    1    1.5    1.5   0.5  0.5  1.5  2.5      1.5
///
///            tan  atan  atan2  pow
///   double   2.5  1     2      1
///
/// NaN gives NaN, the limits hold at infinities, and results below the smallest normal number may be off by
/// one smallest subnormal number. sin, cos and tan keep their accuracy
/// for |x| <= 1e6.

namespace crease {

double exp(double x);
double log(double x);    ///< -infinity at 0, NaN below
double log1p(double x);  ///< log(1 + x)
double tanh(double x);
double sin(double x);
double cos(double x);
double tan(double x);
double atan(double x);
double atan2(double y, double x);  ///< the angle of (x, y), in [-pi, pi]; 0 at the origin
/// x^y as IEEE 754 has it, except that NaN gives NaN unless y is 0: NaN where x < 0 and y is not whole, 1
/// where y = 0, infinity where x = 0 and y < 0. x^2 is x x rounded.
double pow(double x, double y);
double erf(double x);
double sigmoid(double x);   ///< 1 / (1 + exp(-x))
double softplus(double x);  ///< log(1 + exp(x))

float exp(float x);
float log(float x);
float log1p(float x);
float tanh(float x);
float sin(float x);
float cos(float x);
float erf(float x);
float sigmoid(float x);
float softplus(float x);

}  // namespace crease
