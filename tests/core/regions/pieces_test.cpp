#include "core/regions/pieces.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "core/nn/forward.h"
#include "support/network_families.h"
#include "support/region_fixtures.h"

using namespace crease;
using namespace crease::testing;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// T o ... o T with the tent T(x) = 2 relu(x) - 4 relu(x - 1/2) (Telgarsky).
nn::Network sawtooth(int depth) {
  std::vector<nn::Layer> layers(depth, {2, nn::Activation::relu, 0});
  layers.push_back({1, nn::Activation::linear, 0});
  std::vector<double> parameters = {1, 1, 0, -0.5};
  for (int l = 1; l < depth; ++l) parameters.insert(parameters.end(), {2, -4, 2, -4, 0, -0.5});
  parameters.insert(parameters.end(), {2, -4, 0});
  return network_of(1, layers, parameters);
}

regions::Pieces along(const nn::Network& network, double begin, double end) {
  return regions::pieces_along(network, {{0}, {1}, begin, end}).value();
}

}  // namespace

TEST_CASE("known: fixture Q along y = x has 3 cells and 2 pieces, for both axes are crossed at once") {
  const regions::Pieces p = regions::pieces_along(fixture_q(), {{0, 0}, {1, 1}, -2, 2}).value();
  CHECK(p.cells() == 3);
  CHECK(p.pieces() == 2);
  CHECK(p.cell_ends == std::vector<double>{0, 0.5});
  CHECK(p.breakpoints == std::vector<double>{0.5});
  CHECK(p.slope == std::vector<double>{0, 0, 2});
  CHECK(p.intercept == std::vector<double>{0, 0, -1});
  const regions::Pieces across = regions::pieces_along(fixture_q(), {{0, 1.5}, {1, 0}, -2, 2}).value();
  CHECK(across.cells() == 2);
  CHECK(across.pieces() == 2);
}

TEST_CASE("known: the sawtooth has 2^d pieces on [0, 1], and 3 or 2^d + 2 on the whole line (Telgarsky)") {
  for (int depth = 1; depth <= 10; ++depth) {
    const regions::Pieces inside = along(sawtooth(depth), 0, 1);
    CHECK(inside.pieces() == 1 << depth);
    CHECK(inside.cells() == 1 << depth);
    for (std::size_t i = 0; i < inside.breakpoints.size(); ++i)
      CHECK(inside.breakpoints[i] == std::ldexp(double(i + 1), -depth));
    CHECK(along(sawtooth(depth), -infinity, infinity).pieces() == (depth == 1 ? 3 : (1 << depth) + 2));
  }
}

TEST_CASE("known: a layer of n neurons in general position has n + 1 pieces on the whole line") {
  for (const int n : {1, 7, 40})
    CHECK(along(random_network({1, n, 1}, nn::Activation::relu, 1, 3), -infinity, infinity).pieces() ==
          n + 1);
}

TEST_CASE("converges: at initialisation the mean of (pieces - 1) / neurons is 1 at any depth") {
  // "About N + 1 whatever the depth" (Hanin and Rolnick 2019); our prototype measured 0.995 and 0.988.
  for (const std::vector<int>& widths :
       {std::vector<int>{1, 32, 32, 1}, std::vector<int>{1, 16, 16, 16, 16, 1}}) {
    double sum = 0;
    for (std::uint64_t seed = 0; seed < 200; ++seed)
      sum += along(random_network(widths, nn::Activation::relu, 1, seed), -infinity, infinity).cells() - 1;
    CHECK(sum / 200 / 64 == doctest::Approx(1).epsilon(0.05));
  }
}

TEST_CASE("invariant: pieces join up, ascend, and give the network's values") {
  nn::Network network = random_network({3, 14, 12, 2}, nn::Activation::relu, 0.5, 31);
  network.architecture.layers[1].activation = nn::Activation::hard_tanh;
  const regions::Line line = {{0.1, -0.2, 0.3}, {1, 0.5, -0.7}, -4, 4};
  const regions::Pieces p = regions::pieces_along(network, line).value();
  CHECK(p.cells() > 10);
  CHECK(std::is_sorted(p.cell_ends.begin(), p.cell_ends.end()));
  for (int cell = 0; cell < p.cells(); ++cell) {
    const double left = cell == 0 ? -4 : p.cell_ends[cell - 1];
    const double right = cell + 1 == p.cells() ? 4 : p.cell_ends[cell], t = (left + right) / 2;
    const std::vector<double> x = {0.1 + t, -0.2 + 0.5 * t, 0.3 - 0.7 * t}, f = nn::evaluate(network, x);
    for (int k = 0; k < 2; ++k) {
      CHECK(p.slope[2 * cell + k] * t + p.intercept[2 * cell + k] == doctest::Approx(f[k]).epsilon(1e-10));
      if (cell == 0) continue;
      const double jump = (p.slope[2 * cell + k] - p.slope[2 * cell + k - 2]) * left +
                          (p.intercept[2 * cell + k] - p.intercept[2 * cell + k - 2]);
      CHECK(std::fabs(jump) < 1e-12);
    }
  }
}

TEST_CASE("agree: cells that are only counted are as many as those that are listed") {
  const regions::Line lines[] = {
      {{0.1, -0.2}, {1, 0.5}, -infinity, infinity}, {{0, 0}, {1, 1}, -1, 1}, {{0, 0}, {1, 0}, 0, infinity}};
  for (const std::string_view family : family_names())
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
      const nn::Network network = family_member(family, seed);
      for (const regions::Line& line : lines) {
        const auto listed = regions::pieces_along(network, line);
        const auto counted = regions::count_cells_along(network, line);
        REQUIRE(listed.ok() == counted.ok());
        if (listed) CHECK(counted.value() == listed.value().cells());
      }
    }
  CHECK(regions::count_cells_along(fixture_q(), {{0, 0}, {1, 1}, -2, 2}).value() == 3);
}

TEST_CASE("degenerate: lines that do not fit are refused with the reason") {
  const auto error = [](const nn::Network& network, const regions::Line& line) {
    const auto result = regions::pieces_along(network, line);
    return result.ok() ? std::string() : result.error().message;
  };
  CHECK(error(fixture_q(), {{0, 0}, {1, 0}, 0, 1}).empty());
  CHECK(error(fixture_q(), {{0}, {1}, 0, 1}).find("2 numbers") != std::string::npos);
  CHECK(error(fixture_q(), {{0, 0}, {0, 0}, 0, 1}).find("zero") != std::string::npos);
  CHECK(error(fixture_q(), {{0, 0}, {1, 0}, 1, 1}).find("empty") != std::string::npos);
  CHECK(error(fixture_q(), {{0, 0}, {1, 0}, std::nan(""), 1}).find("empty") != std::string::npos);
  CHECK(error(random_network({2, 3, 1}, nn::Activation::gelu, 1, 1), {{0, 0}, {1, 0}, 0, 1}).find("'gelu'") !=
        std::string::npos);
}
