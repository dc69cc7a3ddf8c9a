#include "core/base/expression_bounds.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <string>

#include "core/base/rng.h"

using namespace crease;

namespace {

Interval bounds_of(const char* text, Interval x, Interval y = {}) {
  return bounds(Expression::parse(text).value(), x, y);
}

constexpr const char* formulas[] = {
    "sin(3x)+y^2",
    "2*pi*x-y",
    "|x|-|y|",
    "x^2 y",
    "exp(-x²)",
    "step(x-0.5)",
    "relu(x)+y",
    "if(x<y,x,y²)",
    "if(x<3,x,log(x))",
    "tan(x)",
    "tan(x/4)",
    "atan2(y,x)",
    "atan(x y)",
    "log(x)",
    "log(x²+0.1)",
    "sqrt(x²+y²)",
    "sqrt(x)",
    "1/x",
    "x/(2+y)",
    "x^y",
    "|x|^y",
    "|x|^2.5",
    "x^3-x^-1",
    "x⁻²",
    "cos(10x)",
    "sigmoid(5x)",
    "softplus(x)*erf(y)",
    "mod(x,0.7)",
    "mod(x,y)",
    "floor(3x)",
    "ceil(x)-sign(y)",
    "min(x,y,0.3)",
    "max(x²,y)",
    "x=y",
    "x!=y",
    "x>=y",
    "x<=y",
    "(x>y)(x<1)",
    "tanh(1/x)",
    "exp(exp(3x))",
    "exp(99x)-exp(99y)",
    "2^x",
    "sin(1e7 x)",
    "sin(exp(30x))",
    "if(log(x),1,2)",
    "x-x",
};

/// A random interval: sometimes a point, sometimes around 0, sometimes far out.
Interval random_interval(Random& random) {
  const double scale = std::ldexp(1.0, static_cast<int>(random.below(12)) - 8);
  const double middle = random.below(4) == 0 ? 0 : 3 * random.normal();
  const double half = random.below(5) == 0 ? 0 : scale * random.uniform();
  return {middle - half, middle + half};
}

/// The point at a share of the interval; rounding may not carry it outside.
double inside(Interval a, double share) {
  return std::clamp(a.low + share * (a.high - a.low), a.low, a.high);
}

}  // namespace

TEST_CASE("invariant: the value at every point of a box lies within the bounds") {
  Random random(21);
  for (const char* text : formulas) {
    CAPTURE(std::string(text));
    const Expression expression = Expression::parse(text).value();
    for (int round = 0; round < 400; ++round) {
      const Interval x = random_interval(random), y = random_interval(random);
      const Interval found = bounds(expression, x, y);
      REQUIRE(found.low <= found.high);
      for (int i = 0; i < 12; ++i) {
        const double u = i == 0 ? 0 : i == 1 ? 1 : random.uniform(), v = i < 2 ? u : random.uniform();
        const double value = expression.at(inside(x, u), inside(y, v));
        CAPTURE(x.low);
        CAPTURE(x.high);
        CAPTURE(y.low);
        CAPTURE(y.high);
        if (std::isnan(value)) {
          CHECK(found == all_numbers);
        } else if (!found.contains(value)) {
          FAIL_CHECK(value << " is not in " << found.low << " to " << found.high);
        }
      }
    }
  }
}

TEST_CASE("agree: exact values in extended precision lie within the bounds over single points") {
  if (LDBL_MANT_DIG != 64) return;
  Random random(22);
  for (int i = 0; i < 20'000; ++i) {
    const double x = random.normal();
    const auto wide = static_cast<long double>(x);
    const auto holds = [&](const char* text, long double exact) {
      const Interval found = bounds_of(text, {x, x});
      return static_cast<long double>(found.low) <= exact && exact <= static_cast<long double>(found.high);
    };
    CHECK(holds("sin(x)", std::sin(wide)));
    CHECK(holds("tan(x)", std::sin(wide) / std::cos(wide)));
    CHECK(holds("exp(x)*x", std::exp(wide) * wide));
    CHECK(holds("sigmoid(x)", 1 / (1 + std::exp(-wide))));
    CHECK(holds("x/3+x^5", wide / 3 + wide * wide * wide * wide * wide));
    CHECK(holds("0.1x", wide / 10));
    CHECK(holds("sin(pi x)", std::sin(3.14159265358979323846264338327950288L * wide)));
  }
}

TEST_CASE("known: bounds of single operations are tight") {
  const auto is_near = [](Interval found, double low, double high) {
    return found.low <= low && low - found.low < 1e-13 && found.high >= high && found.high - high < 1e-13;
  };
  CHECK(is_near(bounds_of("sin(x)", {0, 2}), 0, 1));
  CHECK(is_near(bounds_of("cos(x)", {3, 4}), -1, std::cos(4)));
  CHECK(is_near(bounds_of("x^2", {-1, 3}), 0, 9));
  CHECK(is_near(bounds_of("sqrt(x²+y²)", {0, 3}, {0, 4}), 0, 5));
  CHECK(is_near(bounds_of("1/x", {2, 4}), 0.25, 0.5));
  CHECK(is_near(bounds_of("atan2(y,x)", {1, 2}, {-1, 1}), std::atan2(-1, 1), std::atan2(1, 1)));
  CHECK(bounds_of("x<y", {0, 1}, {2, 3}) == Interval{1, 1});
  CHECK(bounds_of("x<y", {0, 2}, {2, 3}) == Interval{0, 1});
  CHECK(bounds_of("if(x<y,1,0/0)", {0, 1}, {2, 3}) == Interval{1, 1});
  CHECK(bounds_of("1/x", {-1, 1}) == all_numbers);
  CHECK(bounds_of("tan(x)", {1, 2}) == all_numbers);
  CHECK(bounds_of("log(x)", {-1, 2}) == all_numbers);
}

TEST_CASE("converges: the bounds shrink with the box") {
  const char* text = "sin(3x)+exp(-x²)/(1+y²)";
  double before = 10;
  for (double half = 0.1; half > 1e-12; half /= 10) {
    const double width = bounds_of(text, {0.4 - half, 0.4 + half}, {0.2 - half, 0.2 + half}).width();
    CHECK(width < 0.2 * before);
    before = width;
  }
  CHECK(bounds_of(text, {0.4, 0.4}, {0.2, 0.2}).width() < 1e-14);
}
