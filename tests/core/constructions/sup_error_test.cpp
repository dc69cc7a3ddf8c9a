#include "core/constructions/sup_error.h"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <string>

#include "core/base/expression_slopes.h"
#include "core/base/rng.h"
#include "core/constructions/hats.h"
#include "core/constructions/network_enclosure.h"
#include "core/constructions/sawtooth.h"
#include "core/constructions/sigmoid_steps.h"
#include "core/nn/forward.h"
#include "core/nn/trainer.h"
#include "core/regions/pieces.h"

namespace {

using namespace crease;
using namespace crease::constructions;

Expression formula(const std::string& text) {
  return Expression::parse(text, 1).value();
}

nn::Network random_network(nn::Activation activation, std::uint64_t seed) {
  const std::array<int, 3> hidden = {5, 6, 4};
  return nn::initialize(nn::perceptron(1, hidden, 1, activation), nn::Initializer::he_normal, 0.5, seed);
}

double at(const nn::Network& network, double x) {
  return nn::evaluate(network, std::array{x})[0];
}

constexpr std::array all_activations = {
    nn::Activation::linear, nn::Activation::relu,    nn::Activation::leaky_relu, nn::Activation::hard_tanh,
    nn::Activation::tanh,   nn::Activation::sigmoid, nn::Activation::softplus,   nn::Activation::gelu};

}  // namespace

TEST_CASE("invariant: values and difference quotients of a network lie within its enclosure") {
  Random random(5);
  constexpr double rounding = 1e-12;
  for (const nn::Activation activation : all_activations) {
    const nn::Network network = random_network(activation, 3);
    for (int i = 0; i < 200; ++i) {
      const double begin = 6 * random.uniform() - 3, width = std::ldexp(random.uniform(), -i % 12);
      const Enclosure over = enclosure(network, {begin, begin + width});
      for (int j = 0; j < 10; ++j) {
        const double p = begin + width * random.uniform(), q = begin + width * random.uniform();
        const double f = at(network, p), g = at(network, q);
        CHECK_MESSAGE(f >= over.value.low - rounding, nn::name(activation), p);
        CHECK_MESSAGE(f <= over.value.high + rounding, nn::name(activation), p);
        const double rise = f - g, run = p - q, slack = rounding;
        const double a = over.slope.low * run, b = over.slope.high * run;
        CHECK_MESSAGE(rise >= std::min(a, b) - slack, nn::name(activation), p, q);
        CHECK_MESSAGE(rise <= std::max(a, b) + slack, nn::name(activation), p, q);
      }
    }
  }
}

TEST_CASE("invariant: values and difference quotients of a formula lie within its enclosure") {
  Random random(6);
  for (const char* text : {"sin(3x)",     "cos(x)^3",    "|x|",        "x^2-1/(x^2+1)",   "exp(-x^2)",
                           "max(x,1-x)",  "min(x^2,2)",  "tanh(5x)",   "erf(x)",          "sigmoid(9x)",
                           "softplus(x)", "sqrt(x^2+1)", "log(2+x^2)", "atan(x)",         "atan2(x,2)",
                           "2^x",         "mod(x,1)",    "floor(x)",   "sign(x)",         "if(x<0.3,x,1-x)",
                           "x*|x|",       "tan(x/4)",    "x^-2",       "relu(x)-step(x)", "|x-0.5|^1.5"}) {
    const Expression expression = formula(text);
    for (int i = 0; i < 300; ++i) {
      const double begin = 4 * random.uniform() - 2, width = std::ldexp(random.uniform(), -i % 12);
      const Enclosure over = enclosure(expression, {begin, begin + width});
      for (int j = 0; j < 6; ++j) {
        const double p = begin + width * random.uniform(), q = begin + width * random.uniform();
        const double f = expression.at(p), g = expression.at(q);
        CHECK_MESSAGE(over.value.contains(f), text, " ", p);
        if (over.slope == all_numbers) continue;
        const double a = over.slope.low * (p - q), b = over.slope.high * (p - q);
        const double slack = 1e-13 * (1 + std::fabs(f) + std::fabs(a) + std::fabs(b));
        CHECK_MESSAGE(f - g >= std::min(a, b) - slack, text, " ", p, " ", q);
        CHECK_MESSAGE(f - g <= std::max(a, b) + slack, text, " ", p, " ", q);
      }
    }
  }
}

TEST_CASE(
    "agree: the sup error encloses the largest distance on a fine grid, and is attained where it says") {
  for (const nn::Activation activation : all_activations) {
    const nn::Network network = random_network(activation, 8);
    for (const char* text : {"sin(5x)", "|x|-x^3", "if(x<0.1,0,1)"}) {
      const Expression f = formula(text);
      const auto found = sup_error(network, f, -1, 2);
      REQUIRE(found);
      CHECK_MESSAGE(found.value().is_tight, text, nn::name(activation));
      double largest = 0;
      for (int i = 0; i <= 30000; ++i) {
        const double x = -1 + i * 1e-4;
        largest = std::max(largest, std::fabs(at(network, x) - f.at(x)));
      }
      CHECK(largest <= found.value().high * (1 + 1e-12));
      CHECK(found.value().low <= found.value().high);
      const double x = found.value().at;
      CHECK(std::fabs(at(network, x) - f.at(x)) >= found.value().low * (1 - 1e-9));
      if (std::string(text) != "if(x<0.1,0,1)") CHECK(largest >= found.value().low * (1 - 1e-3));
    }
  }
}

TEST_CASE("known: the error of the square from sawtooths is exactly 2^(-2m-2)") {
  for (const int m : {1, 2, 3, 5, 8}) {
    const nn::Network network = square(m);
    const auto bends = regions::pieces_along(network, {{0}, {1}, 0, 1}).value().breakpoints;
    const SupError found = sup_error(network, formula("x^2"), 0, 1, bends).value();
    const double exact = std::ldexp(1.0, -2 * m - 2);
    CHECK_MESSAGE(found.low <= exact, m);
    CHECK_MESSAGE(found.high >= exact, m);
    CHECK_MESSAGE(found.is_tight, m);
  }
}

TEST_CASE("known: an error of zero is enclosed by zero and rounding") {
  const SupError found =
      sup_error(hats(std::array{-1.0, 0.0, 1.0}, std::array{1.0, 0.0, 1.0}), formula("|x|"), -1, 1).value();
  CHECK(found.low == 0);
  CHECK(found.high < 1e-15);
  CHECK(found.is_tight);
}

TEST_CASE("degenerate: a target without a finite value is an error that says where") {
  const nn::Network network = sawtooth(1);
  const auto at_end = sup_error(network, formula("log(x)"), 0, 1);
  REQUIRE_FALSE(at_end);
  CHECK(at_end.error().message == "the target has no value at x = 0");
  CHECK_FALSE(sup_error(network, formula("1/(x-0.3)"), 0, 1));
}

TEST_CASE("degenerate: a network that overflows is named, and not the target") {
  nn::Network network = sawtooth(1);
  network.weight(1)[0] = network.bias(0)[0] = 1e308;
  const auto found = sup_error(network, formula("x"), 0, 1);
  REQUIRE_FALSE(found);
  CHECK(found.error().message == "the network's values have no finite bound near x = 0");
}

TEST_CASE(
    "known: squares of as many folds as one likes are 2^(-2m-2) from the square, which lies within the "
    "bounds") {
  const Curve squared = formula("x^2");
  for (const int m : {10, 12, 13, 15, 20, 25}) {
    SupErrorOptions options;
    options.most_work = 12'000'000;
    const SupError found = sup_error(square(m), squared, 0, 1, {}, options).value();
    const double exact = std::ldexp(1.0, -2 * m - 2);
    CHECK_MESSAGE(found.low <= exact, m);
    CHECK_MESSAGE(found.high >= exact, m);
    CHECK_MESSAGE(found.is_tight == (m <= 12), m);
    CHECK_MESSAGE(found.is_cut_short == (m > 12), m);
    CHECK_MESSAGE(found.work <= options.most_work * 5 / 4, m);
  }
}

// T is onto [0, 1] between any two of its zeros, 2^(1-d) apart: the distance comes as near as that, times the
// target's slope, to the largest of f and 1 - f.
TEST_CASE("known: a sawtooth of any depth is as far from a target as 0 or 1 is, in some milliseconds") {
  for (const int depth : {13, 30, 50})
    for (const auto& target :
         {std::pair{"0.5", 0.5}, {"x", 1.0}, {"0.75*x", 1.0}, {"sin(2*pi*x)", 2.0}, {"abs(x-0.3)", 1.0}}) {
      const char* text = target.first;
      const double exact = target.second;
      const SupError found = sup_error(sawtooth(depth), formula(text), 0, 1).value();
      const double near = 7 * std::ldexp(1.0, -depth) + 1e-14;
      CHECK_MESSAGE(found.is_tight, text, depth);
      CHECK_MESSAGE(found.low <= exact + 1e-14, text, depth);
      CHECK_MESSAGE(found.high >= exact - near, text, depth);
      CHECK_MESSAGE(found.high <= exact * (1 + 1e-6), text, depth);
      CHECK_MESSAGE(found.work < 1'000'000, text, depth);
    }
}

TEST_CASE("invariant: no value of a network that has rank one layers lies outside its enclosure") {
  Random random(9);
  for (int i = 0; i < 60; ++i) {
    nn::Network network = sawtooth(1 + i % 6);
    for (int layer = 0; layer < network.architecture.depth(); ++layer) {
      // Multiples of one row, some of them not whole.
      const std::span<double> weight = network.weight(layer);
      const std::size_t half = weight.size() / 2;
      for (std::size_t j = 0; j < half; ++j) weight[j] = 3 * random.uniform() - 1.5;
      for (std::size_t j = half; j < weight.size(); ++j) weight[j] = (i % 2 == 0 ? -2 : 1) * weight[j - half];
      for (double& bias : network.bias(layer)) bias = random.uniform() - 0.5;
    }
    const double begin = 2 * random.uniform() - 1, width = std::ldexp(random.uniform(), -i % 10);
    const Enclosure over = enclosure(network, {begin, begin + width});
    for (int j = 0; j <= 200; ++j) {
      const double value = at(network, begin + j * width / 200);
      CHECK(value >= over.value.low - 1e-12 * (1 + std::fabs(value)));
      CHECK(value <= over.value.high + 1e-12 * (1 + std::fabs(value)));
    }
  }
}

TEST_CASE("invariant: bounds hold at any scale, and the search ends within its work") {
  for (const nn::Activation activation : all_activations)
    for (const double scale : {1e-300, 1e-30, 1.0, 1e30, 1e290}) {
      nn::Network network = random_network(activation, 12);
      const int last = network.architecture.depth() - 1;
      for (double& weight : network.weight(last)) weight *= scale;
      for (double& bias : network.bias(last)) bias *= scale;
      for (double steepness : {1.0, 1e6}) {
        for (double& weight : network.weight(0)) weight *= steepness;
        SupErrorOptions options;
        options.most_work = 1'000'000;
        const auto found = sup_error(network, formula("max(min(x,0.2),-x)"), -1, 2, {}, options);
        REQUIRE_MESSAGE(found, nn::name(activation), scale);
        CHECK(found.value().work < 1'500'000);
        CHECK(found.value().low <= found.value().high);
        for (int i = 0; i <= 1000; ++i) {
          const double x = -1 + 3 * i * 1e-3;
          const double distance = std::fabs(at(network, x) - std::max(std::min(x, 0.2), -x));
          CHECK_MESSAGE(distance <= found.value().high * (1 + 1e-9) + 1e-15, nn::name(activation), scale, x);
        }
      }
    }
}
