#include "core/regions/smoothed_count.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "core/constructions/sawtooth.h"
#include "core/nn/trainer.h"
#include "core/regions/initial_counts.h"

using namespace crease;
using regions::Crossing;

namespace {

nn::Network random_relu(const std::vector<int>& hidden, std::uint64_t seed, int inputs = 1) {
  return nn::initialize(nn::perceptron(inputs, hidden, 1, nn::Activation::relu), nn::Initializer::he_normal,
                        1, seed);
}

regions::SmoothedCount smoothed(const nn::Network& network, const regions::Line& line, double temperature) {
  const auto crossings = regions::crossings_along(network, line).value();
  return regions::smoothed_count(network, line, crossings, temperature);
}

}  // namespace

TEST_CASE("agree: as the temperature falls the smoothed count becomes the exact one") {
  for (const std::vector<int>& hidden :
       {std::vector<int>{16}, std::vector<int>{8, 8}, std::vector<int>{4, 4, 4, 4}})
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
      const nn::Network network = random_relu(hidden, seed);
      const regions::Line line = regions::random_line(1, seed);
      const auto exact = static_cast<double>(regions::count_cells_along(network, line).value());
      CHECK(smoothed(network, line, 1e-9).value == doctest::Approx(exact).epsilon(1e-6));
      const double warm = smoothed(network, line, 0.3).value;
      // Neurons of one layer cross 0 once or never, and are counted in full at every temperature.
      CHECK((std::fabs(warm - exact) > 1e-6) == (hidden.size() > 1));
    }
}

TEST_CASE("derivative: the gradient of the smoothed count is that of finite differences") {
  for (const int inputs : {1, 3})
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
      const regions::Line line = regions::random_line(inputs, seed);
      nn::Network network = random_relu({5, 4, 3}, seed, inputs);
      const regions::SmoothedCount now = smoothed(network, line, 0.5);
      double largest = 0;
      for (std::size_t i = 0; i < network.parameters.size(); ++i) {
        const double kept = network.parameters[i], step = 1e-6;
        network.parameters[i] = kept + step;
        const double above = smoothed(network, line, 0.5).value;
        network.parameters[i] = kept - step;
        const double below = smoothed(network, line, 0.5).value;
        network.parameters[i] = kept;
        CHECK(now.gradient[i] == doctest::Approx((above - below) / (2 * step)).epsilon(1e-4));
        largest = std::max(largest, std::fabs(now.gradient[i]));
      }
      CHECK(largest > 0.01);
    }
}

TEST_CASE("known: the crossings of a sawtooth belong to the layer that folds there") {
  // On [0, 1] layer l of the sawtooth bends at odd multiples of 2^-l, and all layers at 0.
  const auto crossings = regions::crossings_along(constructions::sawtooth(3), {{0}, {1}, 0.01, 0.99}).value();
  REQUIRE(crossings.size() == 7);
  const std::vector<int> layers = {2, 1, 2, 0, 2, 1, 2};
  for (std::size_t i = 0; i < 7; ++i) {
    CHECK(crossings[i].t == doctest::Approx(static_cast<double>(i + 1) / 8));
    CHECK(crossings[i].layer == layers[i]);
    CHECK(crossings[i].neuron == 1);
  }
}

TEST_CASE("degenerate: a network that never bends has a smoothed count of 1 and no gradient") {
  nn::Network network = random_relu({3, 2}, 1);
  std::fill(network.parameters.begin(), network.parameters.end(), 0.0);
  const regions::SmoothedCount none = smoothed(network, regions::random_line(1, 1), 1);
  CHECK(none.value == 1);
  CHECK(none.gradient == std::vector<double>(network.parameters.size(), 0.0));
}
