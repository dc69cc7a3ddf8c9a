#include "core/base/real_functions.h"

#include <doctest/doctest.h>

#include <cfloat>
#include <cmath>
#include <cstring>
#include <limits>
#include <string>
#include <vector>

#include "core/base/elementary_series.h"
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

namespace {

Wide exact_tan(Wide x) {
  return std::sin(x) / std::cos(x);
}

/// The largest error of a function of two arguments; `draw` gives the i-th pair.
template <class Draw>
double worst_error(double (*computed)(double, double), Wide (*exact)(Wide, Wide), Draw draw) {
  double worst = 0;
  crease::Random random(8);
  for (int i = 0; i < 100'000; ++i) {
    const auto [a, b] = draw(random);
    const Wide value = exact(a, b);
    const bool is_normal = std::fabs(value) > DBL_MIN && std::fabs(value) < DBL_MAX;
    if (is_normal) worst = std::fmax(worst, error_in_ulp(computed(a, b), value));
  }
  return worst;
}

struct Two {
  double a, b;
};

}  // namespace

TEST_CASE("agree: tan, atan, atan2 and pow are within their stated error of extended precision") {
  if (LDBL_MANT_DIG != 64) return;
  using S = Sample<double>;
  check_accuracy<double>("tan", S{crease::tan, exact_tan, -1e3, 1e3, 2.5});
  check_accuracy<double>("atan", S{crease::atan, std::atan, -1.5, 1.5, 1});
  check_accuracy<double>("atan far out", S{crease::atan, std::atan, -1e9, 1e9, 1});
  CHECK(worst_error(crease::atan2, std::atan2, [](crease::Random& random) {
          return Two{random.normal(), random.normal() * std::ldexp(1.0, int(random.below(40)) - 20)};
        }) <= 2);
  CHECK(worst_error(crease::pow, std::pow, [](crease::Random& random) {
          return Two{std::exp(300 * random.normal()), 3 * random.normal()};
        }) <= 1);
  CHECK(worst_error(crease::pow, std::pow, [](crease::Random& random) {
          return Two{1 + 0.4 * (random.uniform() - 0.5), 3000 * random.normal()};
        }) <= 1);
  CHECK(worst_error(crease::pow, std::pow, [](crease::Random& random) {
          return Two{-20 * random.uniform(), double(random.below(200)) - 100};
        }) <= 1);
}

TEST_CASE("known: whole powers of small whole numbers are exact") {
  for (int base = -12; base <= 12; ++base) {
    double power = 1;
    for (int n = 0; n <= 8; ++n, power *= base) CHECK(crease::pow(double(base), double(n)) == power);
  }
  for (int n = -1022; n <= 1023; ++n) CHECK(crease::pow(2.0, double(n)) == std::ldexp(1.0, n));
}

TEST_CASE("agree: at zeros, infinities and negative numbers pow and atan2 are what the C library says") {
  const double infinity = std::numeric_limits<double>::infinity();
  const double cases[] = {0.0, -0.0,     1,         -1,    2,      -2,     0.5,    -0.5,   3,         -3,
                          7.5, infinity, -infinity, 1e300, -1e300, 1e-300, 5e-324, 0x1p60, 0x1p53 + 2};
  for (const double a : cases) {
    for (const double b : cases) {
      CAPTURE(a);
      CAPTURE(b);
      // Here this library says NaN, the C library infinity or zero.
      const bool is_root_of_minus_infinity = a == -infinity && b != std::floor(b);
      const double power = is_root_of_minus_infinity ? std::nan("") : std::pow(a, b);
      const double computed = crease::pow(a, b);
      CHECK(std::isnan(power) == std::isnan(computed));
      if (!std::isnan(power) && (power == 0 || std::isinf(power))) CHECK(computed == power);
      if (!std::isnan(power)) CHECK(std::signbit(computed) == std::signbit(power));
      if (b == 0 && a == 0) continue;  // 0 at the origin, whatever the signs
      CHECK(crease::atan2(a, b) == doctest::Approx(std::atan2(a, b)).epsilon(1e-15));
      CHECK(std::signbit(crease::atan2(a, b)) == std::signbit(std::atan2(a, b)));
    }
  }
  const double nan = std::numeric_limits<double>::quiet_NaN();
  for (const double x : {1.0, nan, -3.0}) {
    CHECK(std::isnan(crease::pow(x, nan)));
    CHECK(std::isnan(crease::atan2(x, nan)));
    CHECK(std::isnan(crease::atan2(nan, x)));
    CHECK(crease::pow(x, 0) == 1);
  }
  CHECK(std::isnan(crease::pow(nan, 2.5)));
  CHECK(std::isnan(crease::atan(nan)));
  CHECK(std::isnan(crease::tan(infinity)));
}

TEST_CASE("golden: tan, atan, atan2 and pow have the same bits on every platform") {
  std::uint64_t hash = 14695981039346656037ull;
  crease::Random random(11);
  for (int i = 0; i < 4000; ++i) {
    const double x = 4 * random.normal(), y = 4 * random.normal();
    for (const double value : {crease::tan(x), crease::atan(x), crease::atan2(x, y), crease::pow(x * x, y)}) {
      unsigned char bytes[sizeof value];
      std::memcpy(bytes, &value, sizeof value);
      for (const unsigned char byte : bytes) hash = (hash ^ byte) * 1099511628211ull;
    }
  }
  CHECK(hash == 0x5ad56fe9324f9f0bull);
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

TEST_CASE_TEMPLATE("agree: log1p of a share of 1 is log1p to the last bit", Scalar, float, double) {
  using Functions = crease::Elementary<crease::ScalarLanes<Scalar>>;
  constexpr Scalar denormal = std::numeric_limits<Scalar>::denorm_min(),
                   smallest = std::numeric_limits<Scalar>::min();
  std::vector<Scalar> shares = {0, denormal, 7 * denormal, smallest, Scalar(0.5)};
  for (const Scalar middle : {Scalar(1), Scalar(0.41421356237309504880)}) {
    Scalar below = middle, above = middle;
    for (int i = 0; i < 40; ++i) {
      shares.insert(shares.end(), {below, std::fmin(above, Scalar(1))});
      below = std::nextafter(below, Scalar(0));
      above = std::nextafter(above, Scalar(1));
    }
  }
  crease::Random random(3);
  for (int i = 0; i < 20000; ++i) {
    const auto share = static_cast<Scalar>(random.uniform());
    shares.insert(shares.end(), {share, std::pow(share, Scalar(9))});
  }
  for (const Scalar share : shares) CHECK(Functions::log1p_of_share(share) == Functions::log1p(share));
}
