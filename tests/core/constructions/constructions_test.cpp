#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <numbers>
#include <numeric>
#include <vector>

#include "core/base/expression.h"
#include "core/constructions/corridor.h"
#include "core/constructions/derivatives.h"
#include "core/constructions/hats.h"
#include "core/constructions/knots.h"
#include "core/constructions/products.h"
#include "core/constructions/sawtooth.h"
#include "core/constructions/sigmoid_steps.h"
#include "core/constructions/sup_error.h"
#include "core/nn/forward.h"
#include "core/regions/pieces.h"

namespace {

using namespace crease;
using namespace crease::constructions;

double sine(double x) {
  return std::sin(2 * std::numbers::pi * x);
}
const Expression& sine_formula() {
  static const Expression formula = Expression::parse("sin(2*pi*x)", 1).value();
  return formula;
}
double error_of(const nn::Network& network) {
  return sup_error(network, sine_formula(), 0, 1).value().high;
}
nn::Network of(const BrokenLine& line) {
  return hats(line.x, line.y);
}
double at(const nn::Network& network, double x) {
  return nn::evaluate(network, std::array{x})[0];
}

/// The inputs of the table of products: x_i = 0.9 + 0.02 i (-1)^i.
std::vector<double> table_inputs(int n) {
  std::vector<double> x;
  for (int i = 0; i < n; ++i) x.push_back(0.9 + 0.02 * i * (i % 2 == 0 ? 1 : -1));
  return x;
}
double relative_error(const ProductPlan& plan, const std::vector<double>& x) {
  const nn::Network network = product(plan).value();
  const double exact = std::accumulate(x.begin(), x.end(), 1.0, std::multiplies<>());
  return nn::evaluate(network, x)[0] / exact - 1;
}

}  // namespace

TEST_CASE("known: bumps are only half as high at the ends of the segment, whatever their number") {
  const auto f = [](double x) {
    return 1 + x;
  };
  const Expression formula = Expression::parse("1+x", 1).value();
  CHECK(sup_error(sigmoid_bumps(f, {0, 1, 10, 1e6}), formula, 0, 1).value().high ==
        doctest::Approx(1.025).epsilon(1e-4));
  CHECK(sup_error(sigmoid_bumps(f, {0, 1, 50, 1e6}), formula, 0, 1).value().high ==
        doctest::Approx(1.005).epsilon(1e-4));
  CHECK(sup_error(sigmoid_steps(f, {0, 1, 50, 1e6}), formula, 0, 1).value().high < 0.0101);
}

TEST_CASE("invariant: hats pass through their points and bend only there") {
  const std::vector<double> x = {-1, -0.5, 0.1, 0.3, 2}, y = {3, -1, 0.5, 0.5, 7};
  const nn::Network network = hats(x, y);
  for (std::size_t i = 0; i < x.size(); ++i) CHECK(at(network, x[i]) == doctest::Approx(y[i]).epsilon(1e-12));
  CHECK(regions::pieces_along(network, {{0}, {1}, -1, 2}).value().pieces() == 4);
  CHECK(at(network, -9) == 3);
}

TEST_CASE(
    "known: the closest broken line to x^2 has error 1 / (8 K^2), half of the best that touches the graph") {
  const Expression formula = Expression::parse("x^2", 1).value();
  const auto f = [](double x) {
    return x * x;
  };
  for (const int pieces : {1, 2, 5, 8}) {
    const double best = sup_error(of(optimal_line(f, 0, 1, pieces)), formula, 0, 1).value().high;
    CHECK(best == doctest::Approx(1 / (8.0 * pieces * pieces)).epsilon(2e-3));
    const double even = sup_error(of(uniform_line(f, 0, 1, pieces)), formula, 0, 1).value().high;
    CHECK(even == doctest::Approx(1 / (4.0 * pieces * pieces)).epsilon(1e-5));
  }
}

TEST_CASE("known: free knots beat even ones, and many come near the limit of the theory") {
  constexpr double integral = 4.79256;  // of sqrt|f''| for f = sin 2 pi x over [0, 1]
  const int pieces = 48;
  const double best = error_of(of(optimal_line(sine, 0, 1, pieces)));
  const double limit = integral * integral / (16.0 * pieces * pieces);
  CHECK(best > 0.99 * limit);
  CHECK(best < 1.05 * limit);
  CHECK(error_of(of(greedy_line(sine, 0, 1, 64))) < error_of(of(uniform_line(sine, 0, 1, 64))));
}

TEST_CASE("known: pieces have room where they span 128 numbers or more") {
  CHECK(most_pieces_on(0, 1) == 0x1p45);
  CHECK(most_pieces_on(-0x1p53, 0x1p53) == 0x1p46);
  CHECK(most_pieces_on(0x1p53, 0x1p53 + 256) == 0);
  CHECK(most_pieces_on(0x1p53, 0x1p53 + 4 * 256) == 3);
  CHECK(most_pieces_on(0, 1e-310) == 0);
}

TEST_CASE("degenerate: the search for an optimal line ends at peaks that only its finer grids find") {
  for (const double outside : {1.0, 1e17, HUGE_VAL}) {
    OptimalLine search([&](double x) { return x == 1.0 / 3 ? outside : 1 / (x - 1.0 / 3); }, 0, 1, 3);
    int epsilons = 0;
    while (epsilons < 1000 && !search.advance()) ++epsilons;
    CHECK(search.is_done());
  }
}

TEST_CASE("invariant: a line through a corridor stays in it, and a tighter corridor needs more pieces") {
  const BrokenLine graph = uniform_line(sine, 0, 1, 500);
  int pieces_before = 0;
  for (const double epsilon : {0.5, 0.1, 0.02, 0.004, 0.0008}) {
    const BrokenLine line = *shortest_through(graph, epsilon, 1000);
    const nn::Network network = of(line);
    for (std::size_t i = 0; i < graph.x.size(); ++i)
      CHECK(std::fabs(at(network, graph.x[i]) - graph.y[i]) <= epsilon * (1 + 1e-9));
    const int pieces = static_cast<int>(line.x.size()) - 1;
    CHECK(pieces >= pieces_before);
    CHECK_FALSE(shortest_through(graph, epsilon, pieces - 1));
    pieces_before = pieces;
  }
}

TEST_CASE(
    "known: a sawtooth of depth d has 2^d pieces on [0, 1], 2^d + 2 on the line, and is exact at dyadic "
    "points") {
  for (int depth = 1; depth <= 10; ++depth) {
    const nn::Network network = sawtooth(depth);
    CHECK(network.architecture.hidden_neurons() == 2 * depth);
    CHECK(regions::pieces_along(network, {{0}, {1}, 0, 1}).value().pieces() == 1 << depth);
    const regions::Line line{{0}, {1}, -HUGE_VAL, HUGE_VAL};
    CHECK(regions::pieces_along(network, line).value().pieces() == (depth == 1 ? 3 : (1 << depth) + 2));
  }
  for (const int depth : {1, 7, 30, 50}) {
    const nn::Network network = sawtooth(depth);
    for (const std::int64_t j : {std::int64_t(0), std::int64_t(1), std::int64_t(2),
                                 (std::int64_t(1) << depth) - 1, (std::int64_t(1) << depth) / 3})
      CHECK(at(network, std::ldexp(double(j), -depth)) == double(j % 2));
  }
}

TEST_CASE("derivative: each derivative of a smooth activation is the slope of the one before") {
  constexpr double h = 1e-5;
  for (const auto activation :
       {nn::Activation::tanh, nn::Activation::sigmoid, nn::Activation::softplus, nn::Activation::gelu})
    for (int order = 0; order < 8; ++order)
      for (const double z : {-1.7, -0.4, 0.0, 0.9, 2.2}) {
        const double slope =
            (*derivative(activation, order, z + h) - *derivative(activation, order, z - h)) / (2 * h);
        CHECK(*derivative(activation, order + 1, z) == doctest::Approx(slope).epsilon(1e-5).scale(1));
      }
  CHECK_FALSE(derivative(nn::Activation::relu, 1, 0.5));
}

TEST_CASE("known: the logistic function curves most at 1.316958, softplus at 0") {
  const double best = *best_working_point(nn::Activation::sigmoid, 2);
  CHECK(std::fabs(best) == doctest::Approx(1.316958).epsilon(1e-6));
  CHECK(std::fabs(*derivative(nn::Activation::sigmoid, 2, best)) == doctest::Approx(0.0962250).epsilon(1e-6));
  CHECK(std::fabs(*best_working_point(nn::Activation::softplus, 2)) < 1e-6);
}

TEST_CASE("reference: the gate of softplus multiplies 0.7 and -0.9 with a U-shaped error in lambda") {
  const auto gate = [](double lambda) {
    const ProductPlan plan{2, {2}, nn::Activation::softplus, lambda, 0};
    return nn::evaluate(product(plan).value(), std::array{0.7, -0.9})[0];
  };
  CHECK(gate(1) == doctest::Approx(-0.571523743).epsilon(1e-8));
  CHECK(gate(0.5) == doctest::Approx(-0.613632047).epsilon(1e-8));
  CHECK(gate(0.1) == doctest::Approx(-0.629318663).epsilon(1e-8));
  CHECK(gate(0.01) / -0.63 - 1 == doctest::Approx(-1.083e-5).epsilon(1e-3));
  CHECK(std::fabs(gate(1e-6) / -0.63 - 1) > std::fabs(gate(1e-3) / -0.63 - 1));
}

TEST_CASE("reference: relative errors of the tree of gates, and its number of neurons") {
  struct Row {
    int n, neurons;
    double lambda, error;
  };
  for (const Row& row :
       {Row{4, 12, 0.1, -3.672e-3}, Row{4, 12, 0.01, -3.687e-5}, Row{8, 28, 0.1, -7.963e-3},
        Row{8, 28, 0.01, -8.015e-5}, Row{16, 60, 0.1, -1.599e-2}, Row{16, 60, 0.01, -1.616e-4}}) {
    const ProductPlan plan{row.n, tree_groups(row.n), nn::Activation::softplus, row.lambda, 0};
    CHECK(product(plan).value().architecture.hidden_neurons() == row.neurons);
    CHECK(relative_error(plan, table_inputs(row.n)) == doctest::Approx(row.error).epsilon(1e-3));
  }
}

TEST_CASE("known: one layer multiplies n numbers with 2^n neurons, layers in between with fewer") {
  for (const int n : {2, 3, 4, 6, 8}) {
    ProductPlan plan{n, shallow_groups(n), nn::Activation::gelu, 0.2, 0};
    plan.working_point = *best_working_point(plan.activation, n);
    CHECK(product(plan).value().architecture.hidden_neurons() == 1 << n);
    const std::vector<double> x = table_inputs(n);
    const double coarse = relative_error(plan, x);
    plan.lambda /= 2;
    CHECK(std::fabs(relative_error(plan, x)) < 0.3 * std::fabs(coarse));
  }
  CHECK(layered_groups(16, 1) == std::vector{16});
  CHECK(layered_groups(16, 2) == std::vector{4, 4});
  CHECK(layered_groups(16, 4) == std::vector{2, 2, 2, 2});
}

TEST_CASE("known: numbers that do not pair up are carried on") {
  for (const int n : {3, 5, 7, 11}) {
    const ProductPlan plan{n, tree_groups(n), nn::Activation::softplus, 0.003, 0};
    CHECK(std::fabs(relative_error(plan, table_inputs(n))) < 2e-5);
  }
}

TEST_CASE("degenerate: a product that cannot be built says why") {
  CHECK_FALSE(product({4, {2, 2}, nn::Activation::relu, 0.1, 0}));
  CHECK_FALSE(product({2, {2}, nn::Activation::sigmoid, 0.1, 0}));
  CHECK_FALSE(product({4, {2}, nn::Activation::softplus, 0.1, 0}));
  CHECK_FALSE(product({20, {20}, nn::Activation::softplus, 0.1, 0}));
  CHECK_FALSE(product({2, {2}, nn::Activation::softplus, -1, 0}));
}

TEST_CASE(
    "known: the best line makes a kink between the places of its grid, with a piece to spare or without") {
  const auto f = [](double x) {
    return std::fabs(x - 0.4);
  };
  for (const int pieces : {2, 3, 10}) {
    const BrokenLine line = optimal_line(f, -1, 1, pieces);
    double farthest = 0;
    for (int i = 0; i <= 4000; ++i) {
      const double x = 0.4 + (i - 2000) * 2e-6, value = nn::evaluate(hats(line.x, line.y), std::array{x})[0];
      farthest = std::max(farthest, std::fabs(value - f(x)));
    }
    CHECK_MESSAGE(farthest < 1e-5, pieces);
  }
}
