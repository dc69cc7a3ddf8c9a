#include "core/regions/lookahead.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <vector>

#include "core/regions/subdivision.h"
#include "support/network_families.h"
#include "support/region_fixtures.h"

using namespace crease;
using namespace crease::testing;

namespace {

regions::Subdivision cut(const nn::Network& network, int lookahead_width) {
  regions::SubdivisionOptions options;
  options.lookahead_width = lookahead_width;
  return subdivide(network, regions::box(-1, 1, -1, 1), {}, options);
}

}  // namespace

TEST_CASE("agree: looking ahead gives the cells of the plain cut, and their maps up to the error bounds") {
  const std::vector<nn::Network> networks = {
      random_network({2, 30, 131, 37, 2}, nn::Activation::relu, 0.5, 5),
      random_network({2, 40, 40, 40, 1}, nn::Activation::relu, 0.5, 6),
      random_network({2, 24, 100, 24, 5}, nn::Activation::leaky_relu, 0.5, 7),
      random_network({2, 12, 70, 20, 3}, nn::Activation::hard_tanh, 0.5, 8),
  };
  for (const nn::Network& network : networks) {
    const regions::Subdivision plain = cut(network, 1 << 20), ahead = cut(network, 0);
    CHECK(ahead.first_corner == plain.first_corner);
    CHECK(ahead.edge_tag == plain.edge_tag);
    CHECK(ahead.edge_node == plain.edge_node);
    CHECK(ahead.pattern == plain.pattern);
    REQUIRE(ahead.map.size() == plain.map.size());
    bool same_bits = true, in_bounds = true;
    for (std::size_t i = 0; i < plain.map.size(); ++i) {
      const regions::AffineMap &p = plain.map[i], &q = ahead.map[i];
      const regions::AffineMap& error = plain.map_error[i % std::size_t(plain.outputs)];
      same_bits = same_bits && p.a == q.a && p.c == q.c;
      in_bounds = in_bounds && std::fabs(p.a - q.a) <= 2 * error.a && std::fabs(p.b - q.b) <= 2 * error.b &&
                  std::fabs(p.c - q.c) <= 2 * error.c;
    }
    CHECK(in_bounds);
    // The other order of the sums shows that there was something to compare.
    CHECK_FALSE(same_bits);
  }
}
