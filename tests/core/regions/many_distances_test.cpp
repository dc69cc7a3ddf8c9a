#include "core/regions/many_distances.h"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "core/base/rng.h"
#include "core/nn/trainer.h"
#include "core/regions/boundary_distance.h"

using namespace crease;

TEST_CASE("agree: distances by products of the first layer are those of the gradients themselves") {
  Random random(11);
  for (const nn::Activation activation :
       {nn::Activation::relu, nn::Activation::leaky_relu, nn::Activation::hard_tanh})
    for (const std::vector<int>& hidden : {std::vector<int>{9}, {7, 12}, {6, 5, 8, 3}}) {
      const nn::Architecture architecture = nn::perceptron(30, hidden, 4, activation);
      const nn::Network network = nn::initialize(architecture, nn::Initializer::he_normal, 0.3, 5);
      regions::ManyDistances many(network);
      regions::CellMaps maps(network);
      for (int i = 0; i < 20; ++i) {
        std::vector<double> point;
        for (int k = 0; k < 30; ++k) point.push_back(random.normal());
        const double expected = regions::boundary_distance(maps, point, regions::Norm::two).distance;
        CHECK(many.at(point) == doctest::Approx(expected).epsilon(1e-11));
      }
    }
}

TEST_CASE("degenerate: a network without bends has no boundary, and dead layers have none behind them") {
  const std::vector<int> hidden = {3, 2};
  const std::vector<double> point = {1, -2};
  nn::Network network =
      nn::initialize(nn::perceptron(2, hidden, 1, nn::Activation::linear), nn::Initializer::he_normal, 1, 1);
  CHECK(std::isinf(regions::ManyDistances(network).at(point)));
  network =
      nn::initialize(nn::perceptron(2, hidden, 1, nn::Activation::relu), nn::Initializer::he_normal, 1, 1);
  for (double& weight : network.weight(0)) weight = 0;
  for (double& bias : network.bias(0)) bias = -1;
  CHECK(std::isinf(regions::ManyDistances(network).at(point)));
}
