#include "core/constructions/products.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numeric>
#include <vector>

#include "core/base/real_functions.h"
#include "core/base/rng.h"
#include "core/constructions/derivatives.h"
#include "core/constructions/products_accuracy.h"
#include "core/constructions/products_by_squares.h"
#include "core/constructions/sawtooth.h"
#include "core/nn/forward.h"

namespace {

using namespace crease;
using namespace crease::constructions;
using nn::Activation;
using nn::Precision;

/// The inputs of the table of products: x_i = 0.9 + 0.02 i (-1)^i.
std::vector<double> table_inputs(int n) {
  std::vector<double> x;
  for (int i = 0; i < n; ++i) x.push_back(0.9 + 0.02 * i * (i % 2 == 0 ? 1 : -1));
  return x;
}
double exact_product(const std::vector<double>& x) {
  return std::accumulate(x.begin(), x.end(), 1.0, std::multiplies<>());
}
double relative_error(const ProductPlan& plan, const std::vector<double>& x,
                      Precision precision = Precision::float64) {
  return multiplied(plan, x, precision).value() / exact_product(x) - 1;
}
double median_error(ProductPlan plan, const std::vector<double>& x, Precision precision, double lambda) {
  std::vector<double> errors;
  for (int i = 0; i < 41; ++i) {
    plan.lambda = lambda * (1 + 0.003 * i);
    errors.push_back(std::fabs(relative_error(plan, x, precision)));
  }
  std::nth_element(errors.begin(), errors.begin() + 20, errors.end());
  return errors[20];
}

}  // namespace

TEST_CASE("known: one layer of exponentials multiplies hyperbolic sines") {
  struct Row {
    int n;
    double lambda, error;
  };
  for (const auto& [n, lambda, error] : {Row{2, 0.5, 6.778e-2}, Row{2, 0.1, 2.643e-3}, Row{4, 0.5, 0.1404},
                                         Row{4, 0.1, 5.302e-3}, Row{8, 0.5, 0.3028}, Row{8, 0.1, 1.071e-2}}) {
    const std::vector<double> x = table_inputs(n);
    const double sum = sign_sum([](double z) { return crease::exp(z); }, 0, 1, lambda, x);
    double sines = 1;
    for (const double factor : x) sines *= std::sinh(lambda * factor) / lambda;
    CHECK(sum == doctest::Approx(sines).epsilon(n == 8 && lambda == 0.1 ? 1e-6 : 1e-10));
    CHECK(sum / exact_product(x) - 1 == doctest::Approx(error).epsilon(1e-3));
  }
}

TEST_CASE("reference: errors of gate and tree at the smallest lambdas of the table") {
  const std::vector<double> pair = {0.7, -0.9};
  CHECK(relative_error({2, {2}, Activation::softplus, 1e-3, 0}, pair) ==
        doctest::Approx(-1.08e-7).epsilon(1e-2));
  CHECK(relative_error({2, {2}, Activation::softplus, 0.1, 0}, pair) ==
        doctest::Approx(-1.081e-3).epsilon(1e-3));
  CHECK(relative_error({8, tree_groups(8), Activation::softplus, 1e-3, 0}, table_inputs(8)) ==
        doctest::Approx(-8.007e-7).epsilon(1e-2));
  CHECK(relative_error({16, tree_groups(16), Activation::softplus, 1e-3, 0}, table_inputs(16)) ==
        doctest::Approx(-1.614e-6).epsilon(1e-2));
}

TEST_CASE("agree: gate by gate or as one network, a product is the same number") {
  for (const int n : {2, 3, 5, 8})
    for (const Activation activation :
         {Activation::softplus, Activation::sigmoid, Activation::tanh, Activation::gelu}) {
      const std::vector<double> x = table_inputs(n);
      const ProductPlan shallow{n, shallow_groups(n), activation, 0.3};
      CHECK(nn::evaluate(product(shallow).value(), x)[0] ==
            multiplied(shallow, x, Precision::float64).value());
      const ProductPlan tree{n, tree_groups(n), activation, 0.01};
      CHECK(nn::evaluate(product(tree).value(), x)[0] ==
            doctest::Approx(multiplied(tree, x, Precision::float64).value()).epsilon(1e-10));
    }
}

TEST_CASE("converges: the error of every form falls as lambda squared, with the factor that is forecast") {
  for (const Activation activation :
       {Activation::softplus, Activation::sigmoid, Activation::tanh, Activation::gelu})
    for (const auto& groups : {std::vector{2}, std::vector{2, 2}, std::vector{2, 2, 2}, std::vector{3, 2},
                               std::vector{5}, std::vector{4, 2}}) {
      int n = 1;
      for (const int size : groups) n *= size;
      const std::vector<double> x = table_inputs(n);
      const ProductPlan plan{n, groups, activation, 0.02 * n};
      const double forecast_error = forecast(plan, x, Precision::float64).value().truncation(plan.lambda);
      CHECK(relative_error(plan, x) == doctest::Approx(forecast_error).epsilon(0.15));
    }
}

TEST_CASE(
    "known: below the best lambda the error grows as lambda^-2, near what rounding is forecast to leave") {
  const std::vector<double> x = {0.7, -0.9};
  for (const Activation activation :
       {Activation::softplus, Activation::sigmoid, Activation::tanh, Activation::gelu})
    for (const Precision precision : {Precision::float64, Precision::float32}) {
      const ProductPlan plan{2, {2}, activation, 1};
      const ErrorForecast foreseen = forecast(plan, x, precision).value();
      const double best = foreseen.best_lambda();
      for (const double lambda : {best / 10, best / 30}) {
        const double ratio = median_error(plan, x, precision, lambda) / foreseen.rounding(lambda);
        CHECK(ratio > 0.1);
        CHECK(ratio < 10);
      }
      for (const double other : {0.9 * best, 1.1 * best})
        CHECK(foreseen.rounding(best) + std::fabs(foreseen.truncation(best)) <
              foreseen.rounding(other) + std::fabs(foreseen.truncation(other)));
    }
}

TEST_CASE("known: the best lambda of softplus is about 1e-4 in double and 2e-2 in float") {
  const std::vector<double> x = {0.7, -0.9};
  const ProductPlan plan{2, {2}, Activation::softplus, 1};
  const double in_double = forecast(plan, x, Precision::float64).value().best_lambda();
  const double in_float = forecast(plan, x, Precision::float32).value().best_lambda();
  CHECK(in_double > 1e-4);
  CHECK(in_double < 4e-4);
  CHECK(in_float > 1.5e-2);
  CHECK(in_float < 6e-2);
  for (const auto& [precision, best] :
       {std::pair{Precision::float64, in_double}, {Precision::float32, in_float}}) {
    const double error = median_error(plan, x, precision, best);
    CHECK(median_error(plan, x, precision, best / 10) > 5 * error);
    CHECK(median_error(plan, x, precision, best * 10) > 5 * error);
  }
}

TEST_CASE("reference: with softplus, 0.7 and -0.9, rounding has taken over at lambda = 1e-4 and 1e-5") {
  const std::vector<double> x = {0.7, -0.9};
  const ProductPlan plan{2, {2}, Activation::softplus, 1, 0};
  const ErrorForecast foreseen = forecast(plan, x, Precision::float64).value();
  struct Row {
    double lambda, error;  ///< of another implementation, whose softplus rounds otherwise
  };
  for (const auto& [lambda, error] : {Row{1e-4, 4.1e-8}, Row{1e-5, 7.9e-7}}) {
    const double ours = median_error(plan, x, Precision::float64, lambda);
    CHECK(ours > error / 10);
    CHECK(ours < error * 10);
    CHECK(ours > 5 * std::fabs(foreseen.truncation(lambda)));
  }
}

TEST_CASE("invariant: at the best lambda for factors of 1, products of about 1 are as exact as forecast") {
  for (const int n : {2, 4, 8, 12, 13, 16})
    for (const bool is_shallow : {false, true}) {
      ProductPlan plan{n, is_shallow ? shallow_groups(n) : tree_groups(n), Activation::softplus};
      const ErrorForecast of_ones = forecast_of_ones(plan).value();
      plan.lambda = of_ones.best_lambda();
      REQUIRE(plan.lambda > 0);
      for (const auto& x : {std::vector<double>(static_cast<std::size_t>(n), 1.0), table_inputs(n)}) {
        // What rounding leaves is a random number of the size that is forecast.
        const ErrorForecast own = forecast(plan, x, Precision::float64).value();
        const double rounding = std::max(of_ones.rounding(plan.lambda), own.rounding(plan.lambda));
        const double error = std::fabs(of_ones.truncation(plan.lambda)) + 3 * rounding;
        CAPTURE(n);
        CAPTURE(is_shallow);
        CAPTURE(plan.lambda);
        CHECK(std::fabs(relative_error(plan, x)) < error);
        CHECK(error < (is_shallow ? 0.5 : 1e-5));
      }
    }
  CHECK_FALSE(forecast_of_ones({4, {4}, Activation::relu}));
}

TEST_CASE("known: the counts of products are 2^n, 4 (n - 1), and those of groups between") {
  struct Row {
    int n, tree;
    std::int64_t shallow;
  };
  for (const auto& [n, tree, shallow] : {Row{2, 4, 4}, Row{4, 12, 16}, Row{8, 28, 256}, Row{16, 60, 65536}}) {
    CHECK(product_neurons(n, tree_groups(n)) == tree);
    CHECK(product_neurons(n, shallow_groups(n)) == shallow);
    const ProductPlan plan{n, tree_groups(n), Activation::softplus, 0.1, 0};
    CHECK(product(plan).value().architecture.hidden_neurons() == tree);
    CHECK(product(plan).value().architecture.depth() - 1 == static_cast<int>(std::log2(n)));
  }
  CHECK(product_neurons(16, layered_groups(16, 2)) == 4 * 16 + 16);
  CHECK(product_neurons(11, std::vector{3, 4}) == 3 * 8 + 4 + 16);
}

TEST_CASE("known: groups of different sizes each work where their own derivative is largest") {
  // The logistic function has sigma_3 = 0 where |sigma_2| is largest: one point for both would not do.
  const ProductPlan plan{11, layered_groups(11, 2), Activation::sigmoid, 0.1};
  REQUIRE(product(plan).ok());
  CHECK(std::fabs(relative_error(plan, table_inputs(11))) < 0.1);
}

TEST_CASE("known: 65536 neurons in one layer multiply 16 numbers") {
  const std::vector<double> x = table_inputs(16);
  const ProductPlan plan{16, {16}, Activation::softplus, 0.1};
  const double error = relative_error(plan, x);
  CHECK(error == doctest::Approx(forecast(plan, x, Precision::float64).value().truncation(0.1)).epsilon(0.2));
}

TEST_CASE("invariant: products through squares are off by at most, and once by exactly, 2^(-2m-2)") {
  for (const int m : {1, 2, 3, 5}) {
    const nn::Network network = product_by_squares(2, m, 1);
    CHECK(network.architecture.hidden_neurons() == square_product_neurons(2, m));
    CHECK(square_product_neurons(2, m) == 6 * m + 2);
    CHECK(network.architecture.depth() - 1 == m + 1);
    CHECK(square_product_error(m, 1) == std::ldexp(1.0, -2 * m - 2));
    std::vector<double> points;
    const int steps = 1 << (m + 1);  // midpoints and ends of the pieces of both squares
    for (int i = -steps; i <= steps; ++i)
      for (int j = -steps; j <= steps; ++j)
        points.insert(points.end(), {static_cast<double>(i) / steps, static_cast<double>(j) / steps});
    const std::vector<double> products = nn::evaluate(network, points);
    double largest = 0;
    for (std::size_t i = 0; i < products.size(); ++i)
      largest = std::max(largest, std::fabs(products[i] - points[2 * i] * points[2 * i + 1]));
    CHECK(largest == square_product_error(m, 1));
  }
}

TEST_CASE("converges: ReLUs multiply up to sixteen numbers, four times as exactly with every fold") {
  for (const int n : {3, 5, 8, 16}) {
    const std::vector<double> x = table_inputs(n);
    double before = 1;
    for (const int m : {6, 12, 18}) {
      const nn::Network network = product_by_squares(n, m, 2);
      CHECK(network.architecture.hidden_neurons() == square_product_neurons(n, m));
      const double error = std::fabs(nn::evaluate(network, x)[0] - exact_product(x));
      CHECK(error <= 2 * (n - 1) * square_product_error(m, 2));
      CHECK(error < before);
      before = error;
    }
  }
}

TEST_CASE(
    "invariant: products through squares are never farther off than their bound, and nearly that far at "
    "worst") {
  Random random(21);
  for (const int n : {2, 3, 4, 7})
    for (const int m : {1, 3, 6}) {
      const nn::Network network = product_by_squares(n, m, 2);
      double closest = 0;
      for (int i = 0; i < 400; ++i) {
        std::vector<double> x;
        for (int j = 0; j < n; ++j) x.push_back(2.2 * random.uniform() - 1.1);
        const double bound = square_product_bound(x, m, 2);
        const double error = std::fabs(nn::evaluate(network, x)[0] - exact_product(x));
        CHECK(error <= bound + 1e-14);
        closest = std::max(closest, error / bound);
      }
      CHECK(closest > 0.1);
    }
  CHECK(square_product_bound(std::array{0.3, 0.4}, 3, 2) == square_product_error(3, 2));
  CHECK(square_product_bound(std::array{0.3, 2.1}, 3, 2) == HUGE_VAL);
  CHECK(square_product_bound(std::array{1.9, 1.9, 1.0, 1.0}, 3, 2) == HUGE_VAL);
}

TEST_CASE(
    "invariant: the square errs by exactly 2^(-2m-2) in the middle of every piece, and nowhere at its ends") {
  for (const int m : {1, 4, 10}) {
    const nn::Network network = square(m);
    std::vector<double> x;
    for (int i = 0; i <= 2 << m; ++i) x.push_back(std::ldexp(i, -m - 1));
    const std::vector<double> y = nn::evaluate(network, x);
    for (std::size_t i = 0; i < x.size(); ++i)
      CHECK(y[i] - x[i] * x[i] == (i % 2 == 1 ? std::ldexp(1.0, -2 * m - 2) : 0.0));
  }
}

TEST_CASE("known: high derivatives of the logistic function at 0 are those of the tangent's numbers") {
  // sigmoid^(n)(0) for n = 1, 3, 5, 7, 15, 17: tangent numbers 1, 2, 16, 272, 1903757312, 209865342976 over
  // 2^(n+1), signs alternating.
  const std::array<std::pair<int, double>, 6> rows = {
      {{1, 1}, {3, -2}, {5, 16}, {7, -272}, {15, -1903757312.0}, {17, 209865342976.0}}};
  for (const auto& [order, tangent] : rows)
    CHECK(*derivative(Activation::sigmoid, order, 0) == std::ldexp(tangent, -order - 1));
  CHECK(*derivative(Activation::softplus, 16, 0) == std::ldexp(-1903757312.0, -16));
}
