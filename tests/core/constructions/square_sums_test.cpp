#include "core/constructions/square_sums.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "core/nn/forward.h"

using namespace crease;
using namespace crease::constructions;

namespace {

double at(const nn::Network& network, double x, double y) {
  return nn::evaluate(network, std::array{x, y})[0];
}

/// The largest error on a grid that has the middles of the bins, and their ends where `count` is even.
template <class F>
double error_on_grid(const nn::Network& network, F f, int count) {
  double largest = 0;
  for (int i = 0; i <= count; ++i)
    for (int j = 0; j <= count; ++j) {
      const double x = static_cast<double>(i) / count, y = static_cast<double>(j) / count;
      largest = std::max(largest, std::fabs(at(network, x, y) - f(x, y)));
    }
  return largest;
}

double tilted(double x, double y) {
  return 1 + x + 2 * y;
}

const SquareBins bins = {0, 1, 4, 400};

}  // namespace

TEST_CASE("known: boxes and corners have the value of f in the middle of every box") {
  for (const nn::Network& network : {sigmoid_boxes(tilted, bins), sigmoid_corners(tilted, bins)}) {
    CHECK(network.architecture.hidden_neurons() == 2 * 3 + 16);
    CHECK(network.architecture.depth() == 3);
    for (int i = 0; i < 4; ++i)
      for (int j = 0; j < 4; ++j) {
        const double x = (i + 0.5) / 4, y = (j + 0.5) / 4;
        CHECK(at(network, x, y) == doctest::Approx(tilted(x, y)).epsilon(1e-6));
      }
  }
}

TEST_CASE("known: where four boxes meet the sum of boxes is 0, and that of corners is a mean of two values") {
  // f at (1/2, 1/2) is 2.5; the boxes at its lower right and upper left have the middles (5/8, 3/8), (3/8,
  // 5/8).
  CHECK(std::fabs(at(sigmoid_boxes(tilted, bins), 0.5, 0.5)) < 1e-6);
  CHECK(at(sigmoid_corners(tilted, bins), 0.5, 0.5) ==
        doctest::Approx((tilted(0.625, 0.375) + tilted(0.375, 0.625)) / 2).epsilon(1e-6));
  CHECK(at(sigmoid_boxes(tilted, bins), 0.5, 0.375) ==
        doctest::Approx((tilted(0.375, 0.375) + tilted(0.625, 0.375)) / 2).epsilon(1e-6));
}

TEST_CASE("known: steep corners are at most the variation over a box off: here 3/8") {
  CHECK(error_on_grid(sigmoid_corners(tilted, bins), tilted, 40) <= 0.375 + 1e-6);
  CHECK(error_on_grid(sigmoid_corners(tilted, bins), tilted, 40) >= 0.37);
  CHECK(error_on_grid(sigmoid_boxes(tilted, bins), tilted, 40) >= 2.4);  // the holes
}

TEST_CASE("degenerate: one bin is one constant") {
  for (const nn::Network& network :
       {sigmoid_boxes(tilted, {0, 1, 1, 40}), sigmoid_corners(tilted, {0, 1, 1, 40})})
    for (const double x : {0.0, 0.3, 1.0}) CHECK(at(network, x, 1 - x) == doctest::Approx(2.5).epsilon(1e-6));
}

TEST_CASE(
    "known: a ridge function along one of the directions is followed like a broken line, others are not") {
  const auto wave = [](double x, double y) {
    return std::sin(4 * (x + y));
  };
  const auto saddle = [](double x, double y) {
    return (2 * x - 1) * (2 * y - 1);
  };
  const auto error = [](auto f, int directions, int pieces) {
    return error_on_grid(relu_ridges(f, {0, 1, directions, pieces}), f, 20);
  };
  CHECK(relu_ridges(wave, {0, 1, 4, 10}).architecture.hidden_neurons() == 40);
  CHECK(error(wave, 4, 10) < 0.08);    // h^2 / 8 max |g''| with h = sqrt(2) / 10, g'' <= 32
  CHECK(error(wave, 1, 24) > 0.5);     // along x alone
  CHECK(error(saddle, 2, 24) > 0.9);   // sums g(x) + h(y) come no closer to xy than 1 on the square
  CHECK(error(saddle, 4, 16) < 0.03);  // xy is a difference of squares along the diagonals
}
