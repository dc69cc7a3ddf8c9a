#include "core/regions/nearest_boundary.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "core/base/real_functions.h"
#include "core/nn/forward.h"
#include "support/network_families.h"
#include "support/region_fixtures.h"

using namespace crease;
using namespace crease::testing;

namespace {

std::vector<bool> pattern_at(const nn::Network& network, double x, double y) {
  const std::vector<double> point = {x, y};
  const nn::Trace trace = nn::trace(network, point);
  std::vector<bool> pattern;
  for (std::size_t l = 0; l + 1 < trace.z.size(); ++l)
    for (const double z : trace.z[l]) pattern.push_back(z > 0);
  return pattern;
}

}  // namespace

TEST_CASE("known: in fixture Q the boundary nearest to (1/4, 1/4) is an axis, a quarter away") {
  const regions::NearestBoundary nearest = regions::nearest_boundary(fixture_q(), {}, {0.25, 0.25});
  CHECK(nearest.distance == doctest::Approx(0.25));
  CHECK(nearest.neuron == 0);
  CHECK(nearest.foot.x == doctest::Approx(0));
  CHECK(nearest.foot.y == doctest::Approx(0.25));
  // From (0.45, 0.45) it is the second layer's line x + y = 1.
  const regions::NearestBoundary deep = regions::nearest_boundary(fixture_q(), {}, {0.45, 0.45});
  CHECK(deep.neuron == 2);
  CHECK(deep.distance == doctest::Approx(0.1 / std::sqrt(2.0)));
}

TEST_CASE("invariant: the circle crosses no boundary, and just beyond the foot one neuron has changed") {
  const nn::Network network = random_network({2, 16, 16, 16, 1}, nn::Activation::relu, 0.5, 17);
  TestRandom random(5);
  for (int trial = 0; trial < 30; ++trial) {
    const regions::Point p = {2 * random.uniform() - 1, 2 * random.uniform() - 1};
    const regions::NearestBoundary nearest = regions::nearest_boundary(network, {}, p);
    const std::vector<bool> here = pattern_at(network, p.x, p.y);
    int changed = 0;
    for (int k = 0; k < 100; ++k) {
      const double angle = 0.0628318530717958 * k, r = 0.999 * nearest.distance;
      changed += pattern_at(network, p.x + r * crease::cos(angle), p.y + r * crease::sin(angle)) != here;
    }
    CHECK(changed == 0);
    const std::vector<bool> beyond =
        pattern_at(network, p.x + 1.000001 * (nearest.foot.x - p.x), p.y + 1.000001 * (nearest.foot.y - p.y));
    CHECK(beyond[nearest.neuron] != here[nearest.neuron]);
  }
}

TEST_CASE("degenerate: no boundary is infinitely far, a point on a boundary at distance zero") {
  nn::Network flat = fixture_q();
  for (double& parameter : flat.parameters) parameter = 0;
  CHECK(regions::nearest_boundary(flat, {}, {1, 1}).distance == std::numeric_limits<double>::infinity());
  CHECK(regions::nearest_boundary(flat, {}, {1, 1}).neuron == -1);
  CHECK(regions::nearest_boundary(fixture_q(), {}, {0, 0.5}).distance == 0);
}

TEST_CASE("converges: distance times neurons stays near 2 at initialisation") {
  // Measured elsewhere as 2.16, 2.33, 2.16 for widths 16, 32, 64; standard error 5 %.
  for (const int width : {16, 32}) {
    TestRandom random(9);
    double sum = 0;
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
      const nn::Network network = random_network({2, width, width, 1}, nn::Activation::relu, 1, 500 + seed);
      sum += regions::nearest_boundary(network, {}, {random.normal(), random.normal()}).distance;
    }
    CHECK(sum / 300 * 2 * width > 1.0);
    CHECK(sum / 300 * 2 * width < 3.2);
  }
}
