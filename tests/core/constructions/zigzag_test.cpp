#include "core/constructions/zigzag.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "core/constructions/sawtooth.h"
#include "core/nn/forward.h"
#include "core/nn/trainer.h"
#include "core/regions/pieces.h"
#include "core/regions/region_bounds.h"

using namespace crease;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

std::int64_t cells_on_the_line(const nn::Network& network) {
  return regions::count_cells_along(network, {{0}, {1}, -infinity, infinity}).value();
}

}  // namespace

TEST_CASE("known: the zigzag has as many cells as Serra's bound allows") {
  for (const std::vector<int>& hidden :
       {std::vector<int>{3}, {5}, {3, 3}, {4, 4, 4}, {7, 3, 5}, {3, 3, 3, 3, 3, 3}, {16, 16}, {32, 32}}) {
    const auto most = regions::region_bounds(1, hidden).serra.text();
    CHECK(std::to_string(cells_on_the_line(constructions::zigzag(hidden))) == most);
  }
}

TEST_CASE("known: a sawtooth among random neurons computes the sawtooth") {
  const nn::Network random =
      nn::initialize(nn::perceptron(1, std::vector<int>{4, 3, 5}, 1, nn::Activation::relu),
                     nn::Initializer::he_normal, 1, 3);
  const nn::Network mixed = constructions::with_sawtooth(random);
  const nn::Network alone = constructions::sawtooth(3);
  for (const double x : {-1.0, 0.0, 0.125, 0.3, 0.5, 0.625, 0.77, 1.0, 2.0})
    CHECK(nn::evaluate(mixed, std::vector<double>{x}) == nn::evaluate(alone, std::vector<double>{x}));
  CHECK(cells_on_the_line(mixed) > cells_on_the_line(alone));
}

TEST_CASE("known: a sawtooth of depth d has 2^d + 2 cells on the line, far fewer than 3^d") {
  for (int depth = 2; depth <= 10; ++depth)
    CHECK(cells_on_the_line(constructions::sawtooth(depth)) == (std::int64_t(1) << depth) + 2);
}
