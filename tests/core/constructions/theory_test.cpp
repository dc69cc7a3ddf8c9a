// Numbers of the theory of approximation, folds and products that no other test holds on to.

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <numbers>
#include <vector>

#include "core/base/expression.h"
#include "core/constructions/derivatives.h"
#include "core/constructions/hats.h"
#include "core/constructions/knots.h"
#include "core/constructions/products_accuracy.h"
#include "core/constructions/sawtooth.h"
#include "core/constructions/sigmoid_steps.h"
#include "core/constructions/sup_error.h"
#include "core/nn/forward.h"
#include "core/nn/trainer.h"
#include "core/regions/pieces.h"

namespace {

using namespace crease;
using namespace crease::constructions;

double wave(double x) {
  return std::sin(2 * std::numbers::pi * x);
}
double distance_from_wave(const nn::Network& network) {
  static const Expression formula = Expression::parse("sin(2*pi*x)", 1).value();
  return sup_error(network, formula, 0, 1).value().high;
}
nn::Network through(const BrokenLine& line) {
  return hats(line.x, line.y);
}
double value_at(const nn::Network& network, double x) {
  return nn::evaluate(network, std::array{x})[0];
}

/// The place in [low, high] where a rising network passes a level.
double place_of(const nn::Network& network, double level, double low, double high) {
  for (int i = 0; i < 60; ++i) {
    const double middle = (low + high) / 2;
    (value_at(network, middle) < level ? low : high) = middle;
  }
  return low;
}

/// Sup errors of steps for sin 2 pi x: N, L h / 2, and by k h = 1, 2, 3, 4, 6, 10, 50.
struct StepRow {
  int bins;
  double limit;
  std::array<double, 7> errors;
};
constexpr std::array sharpnesses = {1, 2, 3, 4, 6, 10, 50};
constexpr std::array step_rows = {
    StepRow{10, 0.3142, {0.44278, 0.37138, 0.33318, 0.31807, 0.31025, 0.30904, 0.30902}},
    StepRow{20, 0.1571, {0.27654, 0.19694, 0.17120, 0.16187, 0.15717, 0.15645, 0.15643}},
    StepRow{50, 0.0628, {0.11932, 0.08016, 0.06902, 0.06507, 0.06310, 0.06280, 0.06279}},
    StepRow{100, 0.0314, {0.06035, 0.04018, 0.03455, 0.03256, 0.03157, 0.03141, 0.03141}}};

}  // namespace

TEST_CASE("reference: sup errors of sigmoid steps for sin 2 pi x, by bins and steepness") {
  for (const StepRow& row : step_rows)
    for (std::size_t i = 0; i < sharpnesses.size(); ++i) {
      const double kh = sharpnesses[i];
      const double error = distance_from_wave(sigmoid_steps(wave, {0, 1, row.bins, kh * row.bins}));
      CHECK_MESSAGE(std::fabs(error - row.errors[i]) < 1e-5, row.bins, " ", kh);
    }
}

// |F - f| <= L h / 2 + 2 L h e^(-kh/2) / (1 - e^(-kh))
TEST_CASE("known: steps are off by half a bin times the slope, and by what finite steepness adds to it") {
  for (const StepRow& row : step_rows)
    for (const double kh : {0.5, 1.0, 2.0, 4.0, 10.0, 50.0, 1e4}) {
      const double error = distance_from_wave(sigmoid_steps(wave, {0, 1, row.bins, kh * row.bins}));
      const double added = 4 * row.limit * std::exp(-kh / 2) / (1 - std::exp(-kh));
      CHECK_MESSAGE(error <= row.limit + 5e-5 + added, row.bins, " ", kh);
    }
}

TEST_CASE("known: the sharpness of steps counts, and neither steepness nor the segment's length alone") {
  for (const double length : {1e-3, 1.0, 1e3}) {
    const auto f = [&](double x) {
      return wave(x / length);
    };
    const nn::Network steps = sigmoid_steps(f, {0, length, 20, 3 * 20 / length});
    const nn::Network unit = sigmoid_steps(wave, {0, 1, 20, 3 * 20});
    for (const double x : {0.0, 0.13, 0.5, 0.77, 1.0})
      CHECK(value_at(steps, x * length) == doctest::Approx(value_at(unit, x)).epsilon(1e-9));
  }
}

TEST_CASE("converges: the error of sharp steps falls like 1/N") {
  for (const double kh : {10.0, 20.0, 100.0}) {
    double n = 0, x = 0, y = 0, xx = 0, xy = 0;
    for (const int bins : {20, 28, 40, 56, 80, 112, 160, 200}) {
      const double log_n = std::log(bins);
      const double log_error = std::log(distance_from_wave(sigmoid_steps(wave, {0, 1, bins, kh * bins})));
      n += 1, x += log_n, y += log_error, xx += log_n * log_n, xy += log_n * log_error;
    }
    const double slope = (n * xy - x * y) / (n * xx - x * x);
    CHECK(slope > -1.02);
    CHECK(slope < -0.98);
  }
}

TEST_CASE("reference: the bump of the lecture on [2, 3] with steepness 50") {
  const nn::Network bump = sigmoid_bumps([](double) { return 1.0; }, {2, 3, 1, 50});
  CHECK(value_at(bump, 2) == doctest::Approx(0.5).epsilon(1e-12));
  CHECK(value_at(bump, 3) == doctest::Approx(0.5).epsilon(1e-12));
  CHECK(1 - value_at(bump, 2.5) == doctest::Approx(2.78e-11).epsilon(1e-2));
  CHECK(value_at(bump, 1.9) == doctest::Approx(0.00669285).epsilon(1e-6));
  CHECK(value_at(bump, 2.1) == doctest::Approx(0.993307).epsilon(1e-6));
  const double rise = place_of(bump, 0.9, 1.5, 2.5) - place_of(bump, 0.1, 1.5, 2.5);
  CHECK(rise == doctest::Approx(0.087889).epsilon(1e-5));  // ln(81) / k
}

TEST_CASE("known: bumps of any steepness have the area of their bin, and overflow nowhere") {
  for (const double steepness : {5.0, 50.0, 500.0}) {
    const nn::Network bump = sigmoid_bumps([](double) { return 1.0; }, {2, 3, 1, steepness});
    // Trapezia, far into both tails: exact to rounding for what falls like an exponential.
    const double reach = 40 / steepness, spacing = 0.05 / steepness;
    const int count = static_cast<int>(std::lround((1 + 2 * reach) / spacing));
    std::vector<double> places;
    for (int i = 0; i <= count; ++i) places.push_back(2 - reach + i * ((1 + 2 * reach) / count));
    double area = 0;
    for (const double value : nn::evaluate(bump, places)) area += value * ((1 + 2 * reach) / count);
    CHECK(area == doctest::Approx(1).epsilon(1e-9));
  }
  const nn::Network steep = sigmoid_bumps([](double) { return 1.0; }, {2, 3, 1, 1e6});
  for (const auto& [x, value] : {std::pair{-1e9, 0.0}, {1.999, 0.0}, {2.5, 1.0}, {3.001, 0.0}, {1e9, 0.0}})
    CHECK(value_at(steep, x) == value);
}

TEST_CASE("reference: sup errors of evenly spaced hats for sin 2 pi x, below h^2 / 8 max |f''|") {
  struct Row {
    int pieces;
    double error, bound;
  };
  for (const auto& [pieces, error, bound] :
       {Row{4, 0.210514, 0.308425}, Row{8, 0.070378, 0.077106}, Row{10, 0.048943, 0.049348},
        Row{16, 0.018846, 0.019277}, Row{32, 0.004792, 0.004819}, Row{64, 0.001203, 0.001205}}) {
    const double found = distance_from_wave(through(uniform_line(wave, 0, 1, pieces)));
    CHECK(std::fabs(found - error) < 1e-6);
    CHECK(found < bound);
  }
}

TEST_CASE("known: with K pieces, even hats come to 4.935 / K^2, and free ones to half of 2.871 / K^2") {
  const int pieces = 48;
  const auto scaled = [&](const BrokenLine& line) {
    return distance_from_wave(through(line)) * pieces * pieces;
  };
  CHECK(scaled(uniform_line(wave, 0, 1, pieces)) == doctest::Approx(4.935).epsilon(3e-3));
  const double best = scaled(optimal_line(wave, 0, 1, pieces));
  CHECK(best > 2.871 / 2);
  CHECK(best < 2.871 / 2 * 1.03);
}

TEST_CASE("known: hats have as many slopes on the segment as neurons, and one more on the line") {
  for (const int pieces : {1, 2, 7, 30}) {
    const nn::Network network = through(uniform_line([](double x) { return x * x * x; }, 0, 1, pieces));
    CHECK(network.architecture.hidden_neurons() == pieces);
    CHECK(regions::pieces_along(network, {{0}, {1}, 0, 1}).value().pieces() == pieces);
    CHECK(regions::pieces_along(network, {{0}, {1}, -HUGE_VAL, HUGE_VAL}).value().pieces() == pieces + 1);
  }
}

TEST_CASE("known: one hidden layer of random neurons has a piece for each, and one more") {
  for (const std::uint64_t seed : {1, 2, 3, 4, 5}) {
    const std::array hidden = {25};
    const nn::Network network = nn::initialize(nn::perceptron(1, hidden, 1, nn::Activation::relu),
                                               nn::Initializer::he_normal, 1, seed);
    const auto all = regions::pieces_along(network, {{0}, {1}, -HUGE_VAL, HUGE_VAL}).value();
    CHECK(all.pieces() == 26);
  }
}

TEST_CASE("known: a sawtooth's cells are its pieces, and one layer needs 2^d neurons for them") {
  for (int depth = 1; depth <= 10; ++depth) {
    const nn::Network deep = sawtooth(depth);
    const auto pieces = regions::pieces_along(deep, {{0}, {1}, 0, 1}).value();
    CHECK(pieces.cells() == 1 << depth);
    const auto graph = [&](double x) {
      return value_at(deep, x);
    };
    const nn::Network flat = through(uniform_line(graph, 0, 1, 1 << depth));
    CHECK(flat.architecture.hidden_neurons() == 1 << depth);
    CHECK(regions::pieces_along(flat, {{0}, {1}, 0, 1}).value().pieces() == 1 << depth);
    for (const double x : {0.1, 0.37, 0.5, 0.83})
      CHECK(value_at(flat, x) == doctest::Approx(graph(x)).epsilon(1e-9));
  }
}

// Telgarsky 2015: 2^k points on the line, labelled in turn, that two nodes in each of so many layers tell
// apart.
TEST_CASE("known: a sawtooth classifies 2^k points with alternating labels without error") {
  for (int depth = 1; depth <= 12; ++depth) {
    const nn::Network network = sawtooth(depth);
    for (int i = 0; i < 1 << depth; ++i)
      CHECK((value_at(network, std::ldexp(i, -depth)) >= 0.5) == (i % 2 == 1));
  }
}

TEST_CASE(
    "known: a change of one weight in the first layer moves the peaks a little and the values 2^d as much") {
  constexpr double change = 0x1p-30;
  for (const int depth : {2, 6, 12, 20}) {
    const nn::Network exact = sawtooth(depth);
    nn::Network perturbed = exact;
    perturbed.bias(0)[0] += change;
    double largest = 0;
    for (int i = 0; i <= 1000; ++i) {
      const double x = 0.25 + i * 1e-4;
      largest = std::max(largest, std::fabs(value_at(perturbed, x) - value_at(exact, x)));
    }
    CHECK(largest > 0.5 * std::ldexp(change, depth));
    CHECK(largest < 1.01 * std::ldexp(change, depth));
  }
}

TEST_CASE("known: the derivatives that a gate is made of") {
  using nn::Activation;
  CHECK(*derivative(Activation::softplus, 2, 0) == 0.25);
  CHECK(*derivative(Activation::softplus, 4, 0) == -0.125);
  CHECK(*derivative(Activation::sigmoid, 2, 0) == 0);
  CHECK(std::fabs(*derivative(Activation::sigmoid, 3, *best_working_point(Activation::sigmoid, 2))) < 1e-8);
}

TEST_CASE("known: the gate of softplus is off by -lambda^2 (u^2 + v^2) / 12") {
  for (const auto& x : {std::vector{0.7, -0.9}, std::vector{0.1, 0.2}, std::vector{-1.5, 0.3}}) {
    const double factor = -(x[0] * x[0] + x[1] * x[1]) / 12;
    const ProductPlan plan{2, {2}, nn::Activation::softplus, 0.01, 0};
    CHECK(forecast(plan, x, nn::Precision::float64).value().truncation(0.01) ==
          doctest::Approx(factor * 1e-4).epsilon(1e-9));
    const double product = x[0] * x[1], found = multiplied(plan, x, nn::Precision::float64).value();
    CHECK(found / product - 1 == doctest::Approx(factor * 1e-4).epsilon(1e-3));
  }
}
