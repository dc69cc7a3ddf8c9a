#include "core/regions/initial_counts.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include "core/regions/boundaries.h"
#include "core/regions/subdivision.h"
#include "support/network_families.h"
#include "support/region_fixtures.h"

using namespace crease;
using namespace crease::testing;
using regions::Counted;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

regions::RandomNetworks relu_networks(int inputs, const std::vector<int>& hidden, int seeds) {
  return {nn::perceptron(inputs, hidden, 1, nn::Activation::relu), nn::Initializer::he_normal, 1, 0, seeds};
}

regions::CountedPart whole_line(std::vector<double> direction = {1}) {
  std::vector<double> origin(direction.size(), 0.0);
  return {regions::Line{std::move(origin), std::move(direction), -infinity, infinity}, {}, {}};
}

regions::CountedPart square(double radius) {
  return {std::nullopt, {}, regions::box(-radius, radius, -radius, radius)};
}

/// A mean count as a share of what is expected, and its standard error.
struct Share {
  double value, error;
};

Share mean_share(const regions::RandomNetworks& networks, const regions::CountedPart& part, double less,
                 double scale) {
  const auto counts = regions::initial_counts(networks, part, Counted::cells).value();
  const regions::CountStatistics s = regions::statistics_of(counts);
  return {(s.mean - less) / scale, s.standard_error / scale};
}

}  // namespace

TEST_CASE("known: one layer of N neurons has N + 1 cells on the line, in every network") {
  const auto counts =
      regions::initial_counts(relu_networks(1, {64}, 200), whole_line(), Counted::cells).value();
  CHECK(counts == std::vector<std::int64_t>(200, 65));
  const regions::CountStatistics s = regions::statistics_of(counts);
  CHECK(s.mean == 65);
  CHECK(s.deviation == 0);
}

TEST_CASE("converges: on the whole line cells number about N + 1 whatever the depth (Hanin and Rolnick)") {
  for (const std::vector<int>& hidden : {std::vector<int>{32, 32}, std::vector<int>{16, 16, 16, 16},
                                         std::vector<int>{64, 64, 64}, std::vector<int>{8, 8, 8, 8}}) {
    const int neurons = std::accumulate(hidden.begin(), hidden.end(), 0);
    const Share share = mean_share(relu_networks(1, hidden, 400), whole_line(), 1, neurons);
    // The theorem is asymptotic in the width; 2 % is what a prototype measured at width 8.
    CHECK(std::fabs(share.value - 1) < 4 * share.error + 0.02);
    CHECK(share.error > 0);
  }
}

TEST_CASE("converges: a line through ten inputs is no different") {
  TestRandom random(4);
  std::vector<double> direction(10), origin(10);
  for (double& entry : direction) entry = random.normal();
  for (double& entry : origin) entry = random.normal();
  const regions::CountedPart line = {regions::Line{origin, direction, -infinity, infinity}, {}, {}};
  for (const std::vector<int>& hidden : {std::vector<int>{32, 32}, std::vector<int>{16, 16, 16, 16}}) {
    const Share share = mean_share(relu_networks(10, hidden, 300), line, 1, 64);
    CHECK(std::fabs(share.value - 1) < 4 * share.error + 0.02);
  }
}

TEST_CASE("converges: on a large square cells number about N^2 / 2, in small windows depth makes fewer") {
  // Measured by a prototype over 40 networks: [-1000, 1000]^2 and [-1, 1]^2.
  struct Row {
    std::vector<int> hidden;
    double far, near;
  };
  for (const Row& row :
       {Row{{32}, 1.032, 0.378}, Row{{32, 32}, 1.023, 0.264}, Row{{16, 16, 16, 16}, 0.974, 0.196}}) {
    const int neurons = std::accumulate(row.hidden.begin(), row.hidden.end(), 0);
    const double scale = 0.5 * neurons * neurons;
    const regions::RandomNetworks networks = relu_networks(2, row.hidden, 80);
    const Share far = mean_share(networks, square(1000), 0, scale);
    const Share near = mean_share(networks, square(1), 0, scale);
    // Both means are of samples; the prototype's was half as large.
    CHECK(std::fabs(far.value - row.far) < 4 * std::sqrt(3.0) * far.error + 0.001);
    CHECK(std::fabs(near.value - row.near) < 4 * std::sqrt(3.0) * near.error + 0.001);
    CHECK(std::fabs(far.value - 1) < 0.1);
  }
}

TEST_CASE("invariant: biases and window of another scale give the same counts, network by network") {
  regions::RandomNetworks networks = relu_networks(2, {12, 12}, 30);
  const auto counts = regions::initial_counts(networks, square(3), Counted::cells).value();
  networks.bias_scale = 0.25;
  CHECK(regions::initial_counts(networks, square(0.75), Counted::cells).value() == counts);
  networks.first_seed = 10;
  networks.seeds = 5;
  const auto some = regions::initial_counts(networks, square(0.75), Counted::cells).value();
  CHECK(some == std::vector<std::int64_t>(counts.begin() + 10, counts.begin() + 15));
}

TEST_CASE("agree: counts are those of the network that training starts from") {
  const regions::RandomNetworks networks = relu_networks(2, {9, 7}, 6);
  const auto cells = regions::initial_counts(networks, square(2), Counted::cells).value();
  const auto linear = regions::initial_counts(networks, square(2), Counted::linear_regions).value();
  for (std::uint64_t seed = 0; seed < 6; ++seed) {
    const nn::Network network = nn::initialize(networks.architecture, nn::Initializer::he_normal, 1, seed);
    const regions::Subdivision cut = subdivide(network, regions::box(-2, 2, -2, 2));
    CHECK(cells[seed] == cut.cells());
    CHECK(linear[seed] == regions::linear_regions(cut, regions::adjacency(cut)).count);
    CHECK(linear[seed] <= cells[seed]);
  }
}

TEST_CASE("known: how often a neuron of the second layer is off everywhere") {
  // It is off everywhere with probability 1 / 2^(n + 1) for n neurons before it and at least n inputs, and
  // (2^d + 1) / 4^(d + 1) for n = d + 1 (Brownlowe et al. 2024).
  struct Row {
    int inputs, width;
    double probability;
  };
  for (const Row& row :
       {Row{1, 1, 0.25}, Row{1, 2, 0.1875}, Row{2, 1, 0.25}, Row{2, 2, 0.125}, Row{2, 3, 0.078125}}) {
    const int samples = 20000;
    int off = 0;
    const regions::Slice slice = row.inputs == 1 ? regions::Slice{{0}, {1}, {0}} : regions::Slice{};
    const nn::Architecture architecture =
        nn::perceptron(row.inputs, std::vector<int>{row.width, 1}, 1, nn::Activation::relu);
    regions::Subdivider subdivider;
    for (std::uint64_t seed = 0; seed < samples; ++seed) {
      const nn::Network network = nn::initialize(architecture, nn::Initializer::he_normal, 1, seed);
      const regions::Subdivision* cut =
          subdivider.run(network, slice, regions::box(-1e9, 1e9, -1e9, 1e9)).value();
      bool is_on = false;
      for (std::int32_t cell = 0; cell < cut->cells(); ++cell)
        is_on = is_on || cut->piece(cell, row.width) > 0;
      off += !is_on;
    }
    const double error = std::sqrt(row.probability * (1 - row.probability) / samples);
    CHECK(std::fabs(double(off) / samples - row.probability) < 4 * error);
  }
}
