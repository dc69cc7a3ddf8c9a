#include "core/base/real_functions.h"

#include <doctest/doctest.h>

#include <cfloat>
#include <cmath>
#include <cstring>
#include <limits>
#include <string>

#include "core/base/rng.h"

namespace {

using Wide = long double;

/// |computed - exact| in units of the last place of a Scalar at `exact`.
template <class Scalar>
double error_in_ulp(Scalar computed, Wide exact) {
  const auto nearest = static_cast<Scalar>(std::fabs(exact));
  const Scalar next = std::nextafter(nearest, std::numeric_limits<Scalar>::infinity());
  const auto unit = std::fmax(Wide(next) - Wide(nearest), Wide(std::numeric_limits<Scalar>::denorm_min()));
  return static_cast<double>(std::fabs(Wide(computed) - exact) / unit);
}

template <class Scalar>
struct Sample {
  Scalar (*computed)(Scalar);
  Wide (*exact)(Wide);
  double low, high;
  double allowed_ulp;
};

/// The largest error over arguments spread evenly and over ones spread evenly in the logarithm.
template <class Scalar>
double worst_error(const Sample<Scalar>& sample) {
  double worst = 0;
  const int n = 20000;
  crease::Random random(5);
  for (int i = 0; i < n; ++i) {
    const double even = sample.low + (sample.high - sample.low) * random.uniform();
    const double small = even * std::ldexp(1.0, -static_cast<int>(random.below(60)));
    for (double x : {even, small}) {
      const auto argument = static_cast<Scalar>(x);
      worst = std::fmax(worst, error_in_ulp(sample.computed(argument), sample.exact(Wide(argument))));
    }
  }
  return worst;
}

Wide exact_sigmoid(Wide x) {
  return 1 / (1 + std::exp(-x));
}
Wide exact_softplus(Wide x) {
  return x > 0 ? x + std::log1p(std::exp(-x)) : std::log1p(std::exp(x));
}

template <class Scalar>
void check_accuracy(const std::string& label, const Sample<Scalar>& sample) {
  const double worst = worst_error(sample);
  CAPTURE(label);
  CAPTURE(worst);
  CHECK(worst <= sample.allowed_ulp);
}

}  // namespace

TEST_CASE("agree: double functions are within their stated error of extended precision") {
  // Where long double is 128 bits wide the C library often falls back to double; the golden test below then
  // carries the result over.
  if (LDBL_MANT_DIG != 64) return;
  using S = Sample<double>;
  check_accuracy<double>("exp", S{crease::exp, std::exp, -707, 709, 1});
  check_accuracy<double>("log", S{crease::log, std::log, 1e-300, 1e3, 1});
  check_accuracy<double>("log near 1", S{crease::log, std::log, 0.6, 1.6, 1});
  check_accuracy<double>("log1p", S{crease::log1p, std::log1p, -0.99, 10, 1.5});
  check_accuracy<double>("tanh", S{crease::tanh, std::tanh, -20, 20, 1.5});
  check_accuracy<double>("tanh near 0", S{crease::tanh, std::tanh, -1, 1, 1.5});
  check_accuracy<double>("sin", S{crease::sin, std::sin, -1e3, 1e3, 1});
  check_accuracy<double>("cos", S{crease::cos, std::cos, -1e6, 1e6, 1});
  check_accuracy<double>("erf", S{crease::erf, std::erf, -6.5, 6.5, 1.5});
  check_accuracy<double>("sigmoid", S{crease::sigmoid, exact_sigmoid, -700, 40, 2.5});
  check_accuracy<double>("softplus", S{crease::softplus, exact_softplus, -700, 40, 1.5});
}

TEST_CASE("agree: float functions are within their stated error of extended precision") {
  using S = Sample<float>;
  check_accuracy<float>("exp", S{crease::exp, std::exp, -87, 88, 1});
  check_accuracy<float>("log", S{crease::log, std::log, 1e-30, 1e3, 1});
  check_accuracy<float>("log near 1", S{crease::log, std::log, 0.6, 1.6, 1});
  check_accuracy<float>("log1p", S{crease::log1p, std::log1p, -0.99, 10, 1.5});
  check_accuracy<float>("tanh", S{crease::tanh, std::tanh, -10, 10, 1.5});
  check_accuracy<float>("tanh near 0", S{crease::tanh, std::tanh, -1, 1, 1.5});
  check_accuracy<float>("sin", S{crease::sin, std::sin, -1e3, 1e3, 0.501});
  check_accuracy<float>("cos", S{crease::cos, std::cos, -1e6, 1e6, 0.501});
  check_accuracy<float>("erf", S{crease::erf, std::erf, -4.5, 4.5, 1.5});
  check_accuracy<float>("sigmoid", S{crease::sigmoid, exact_sigmoid, -85, 20, 2.5});
  check_accuracy<float>("softplus", S{crease::softplus, exact_softplus, -85, 20, 1.5});
}

TEST_CASE_TEMPLATE("known: limits, zeros and signs", Scalar, float, double) {
  const Scalar infinity = std::numeric_limits<Scalar>::infinity();
  CHECK(crease::exp(Scalar(0)) == Scalar(1));
  CHECK(crease::exp(infinity) == infinity);
  CHECK(crease::exp(-infinity) == Scalar(0));
  CHECK(crease::exp(Scalar(1e5)) == infinity);
  CHECK(crease::log(Scalar(1)) == Scalar(0));
  CHECK(crease::log(Scalar(0)) == -infinity);
  CHECK(crease::log(infinity) == infinity);
  CHECK(std::isnan(crease::log(Scalar(-1))));
  CHECK(crease::log1p(Scalar(-1)) == -infinity);
  CHECK(std::isnan(crease::log1p(Scalar(-2))));
  CHECK(crease::log1p(infinity) == infinity);
  CHECK(crease::tanh(infinity) == Scalar(1));
  CHECK(crease::tanh(-infinity) == Scalar(-1));
  CHECK(std::signbit(crease::tanh(Scalar(-0.0))));
  CHECK(crease::erf(infinity) == Scalar(1));
  CHECK(crease::erf(-infinity) == Scalar(-1));
  CHECK(crease::sigmoid(Scalar(0)) == Scalar(0.5));
  CHECK(crease::sigmoid(infinity) == Scalar(1));
  CHECK(crease::sigmoid(-infinity) == Scalar(0));
  CHECK(crease::softplus(infinity) == infinity);
  CHECK(crease::softplus(-infinity) == Scalar(0));
  CHECK(crease::sin(Scalar(0)) == Scalar(0));
  CHECK(crease::cos(Scalar(0)) == Scalar(1));
}

TEST_CASE_TEMPLATE("degenerate: NaN stays NaN, and sines far out are refused as NaN", Scalar, float, double) {
  const Scalar nan = std::numeric_limits<Scalar>::quiet_NaN();
  for (auto function :
       {static_cast<Scalar (*)(Scalar)>(crease::exp), static_cast<Scalar (*)(Scalar)>(crease::log),
        static_cast<Scalar (*)(Scalar)>(crease::log1p), static_cast<Scalar (*)(Scalar)>(crease::tanh),
        static_cast<Scalar (*)(Scalar)>(crease::sin), static_cast<Scalar (*)(Scalar)>(crease::cos),
        static_cast<Scalar (*)(Scalar)>(crease::erf), static_cast<Scalar (*)(Scalar)>(crease::sigmoid),
        static_cast<Scalar (*)(Scalar)>(crease::softplus)})
    CHECK(std::isnan(function(nan)));
  CHECK(std::isnan(crease::sin(Scalar(1e12))));
  CHECK(std::isnan(crease::cos(std::numeric_limits<Scalar>::infinity())));
}

TEST_CASE("golden: the functions have the same bits on every platform") {
  std::uint64_t hash = 14695981039346656037ull;
  const auto add = [&hash](auto value) {
    unsigned char bytes[sizeof value];
    std::memcpy(bytes, &value, sizeof value);
    for (unsigned char byte : bytes) hash = (hash ^ byte) * 1099511628211ull;
  };
  crease::Random random(6);
  const auto add_all = [&add](auto x) {
    for (auto value :
         {crease::exp(x), crease::log(x * x), crease::log1p(x * x), crease::tanh(x), crease::sin(x),
          crease::cos(x), crease::erf(x), crease::sigmoid(x), crease::softplus(x)})
      add(value);
  };
  for (int i = 0; i < 2000; ++i) {
    const double x = 4 * random.normal();
    add_all(x);
    add_all(static_cast<float>(x));
  }
  CHECK(hash == 0xa7762519ecc5128full);
}
