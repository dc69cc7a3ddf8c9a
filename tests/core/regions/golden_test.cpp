#include <doctest/doctest.h>

#include <cstdint>
#include <cstring>
#include <vector>

#include "core/regions/pieces.h"
#include "core/regions/subdivision.h"
#include "support/network_families.h"
#include "support/region_fixtures.h"

using namespace crease;
using namespace crease::testing;

namespace {

/// FNV-1a over the bytes of an array.
template <class T>
void add_to(std::uint64_t& hash, const std::vector<T>& values) {
  std::vector<unsigned char> bytes(values.size() * sizeof(T));
  if (!bytes.empty()) std::memcpy(bytes.data(), values.data(), bytes.size());
  for (const unsigned char byte : bytes) hash = (hash ^ byte) * 1099511628211u;
}

std::uint64_t hash_of(const nn::Network& network, const regions::Slice& slice = {},
                      const regions::SubdivisionOptions& options = {}) {
  const regions::Subdivision cells = subdivide(network, regions::box(-1, 1, -1, 1), slice, options);
  std::uint64_t hash = 14695981039346656037u;
  add_to(hash, cells.first_corner);
  add_to(hash, cells.x);
  add_to(hash, cells.y);
  add_to(hash, cells.edge_tag);
  add_to(hash, cells.map);
  add_to(hash, cells.pattern);
  add_to(hash, regions::linear_regions(cells, regions::adjacency(cells)).region_of_cell);
  return hash;
}

}  // namespace

TEST_CASE("golden: cells, maps and patterns are the same bytes on every platform") {
  CHECK(hash_of(random_network({2, 16, 16, 1}, nn::Activation::relu, 0.5, 1)) == 16298723694233121221u);
  CHECK(hash_of(random_network({2, 37, 29, 3}, nn::Activation::leaky_relu, 0.5, 2)) == 6822710871844103026u);
  CHECK(hash_of(random_network({2, 9, 70, 12, 10}, nn::Activation::hard_tanh, 0.5, 3)) ==
        12055005909977663062u);
  CHECK(hash_of(family_member("rows scaled by 1e-12 to 1e12", 26)) == 8525261265719592149u);
  CHECK(hash_of(random_network({5, 16, 16, 1}, nn::Activation::relu, 0.5, 4),
                {{0.1, 0.2, 0.3, 0.4, 0.5}, {1, 0, 0.5, 0.25, -1}, {0, 1, -0.5, 0.125, 2}}) ==
        10983284561152836692u);
}

TEST_CASE("golden: cells are the same bytes on every platform when the cut looks ahead") {
  const regions::SubdivisionOptions always = always_looking_ahead();
  CHECK(hash_of(random_network({2, 20, 40, 1}, nn::Activation::relu, 0.5, 1), {}, always) ==
        5003570787980623801u);
  CHECK(hash_of(random_network({2, 37, 29, 3}, nn::Activation::leaky_relu, 0.5, 2), {}, always) ==
        13427497699821497347u);
  CHECK(hash_of(random_network({2, 9, 70, 12, 10}, nn::Activation::hard_tanh, 0.5, 3), {}, always) ==
        16557169725002653962u);
  CHECK(hash_of(random_network({2, 30, 131, 37, 2}, nn::Activation::relu, 0.5, 5)) == 9313426584543267834u);
}
