#include "core/regions/region_bounds.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "support/network_families.h"
#include "support/region_fixtures.h"

using namespace crease;
using namespace crease::testing;

namespace {

std::uint64_t choose(int n, int k) {
  return k == 0 ? 1 : choose(n - 1, k - 1) * static_cast<std::uint64_t>(n) / static_cast<std::uint64_t>(k);
}

/// The theorem word for word: every tuple j is tried.
std::uint64_t serra_by_hand(const std::vector<int>& hidden, std::vector<int> j, int inputs) {
  if (j.size() == hidden.size()) {
    std::uint64_t product = 1;
    for (std::size_t l = 0; l < j.size(); ++l) product *= choose(hidden[l], j[l]);
    return product;
  }
  int most = std::min(inputs, hidden[j.size()]);
  for (std::size_t l = 0; l < j.size(); ++l) most = std::min(most, hidden[l] - j[l]);
  std::uint64_t sum = 0;
  j.push_back(0);
  for (; j.back() <= most; ++j.back()) sum += serra_by_hand(hidden, j, inputs);
  return sum;
}

/// The same by recursion over layers, with a memory of dimensions alone: G(l, D) = sum_j C(n_l, j) G(l + 1,
/// min(D, n_l - j)).
Natural serra_by_recursion(const std::vector<int>& hidden, std::size_t layer, int dimension,
                           std::map<std::pair<std::size_t, int>, Natural>& known) {
  if (layer == hidden.size()) return 1;
  const auto found = known.find({layer, dimension});
  if (found != known.end()) return found->second;
  const int width = hidden[layer];
  Natural sum, choose = 1;
  for (int j = 0; j <= std::min(dimension, width); ++j) {
    sum = sum + choose * serra_by_recursion(hidden, layer + 1, std::min(dimension, width - j), known);
    choose = choose * Natural(static_cast<std::uint64_t>(width - j));
    choose.divide(static_cast<std::uint32_t>(j + 1));
  }
  return known[{layer, dimension}] = sum;
}

}  // namespace

TEST_CASE("known: the table of bounds") {
  struct Row {
    int inputs;
    std::vector<int> hidden;
    const char *patterns, *serra, *montufar2017, *montufar2014, *one_layer, *hanin_rolnick;
  };
  const std::vector<Row> table = {
      {1, {4}, "16", "5", "5", "5", "5", "4"},
      {1, {2, 2, 2}, "64", "27", "27", "12", "7", "6"},
      {1, {4, 4}, "256", "25", "25", "20", "9", "8"},
      {2, {2, 2}, "16", "11", "16", "4", "11", "8"},
      {2, {3, 3}, "64", "40", "49", "7", "22", "18"},
      {2, {4, 4}, "256", "121", "121", "44", "37", "32"},
      {2, {8, 8}, "65536", "1369", "1369", "592", "137", "128"},
      {2, {16, 16}, "4294967296", "18769", "18769", "8768", "529", "512"},
      {2, {32, 32}, "18446744073709551616", "279841", "279841", "135424", "2081", "2048"},
      {2, {16, 16, 16, 16}, "18446744073709551616", "352275361", "352275361", "35913728", "2081", "2048"},
      {3, {4, 4, 4}, "4096", "1631", "3375", "15", "299", "288"}};
  for (const Row& row : table) {
    const regions::RegionBounds bounds = regions::region_bounds(row.inputs, row.hidden);
    CHECK(bounds.patterns.text() == row.patterns);
    CHECK(bounds.serra.text() == row.serra);
    CHECK(bounds.montufar2017.text() == row.montufar2017);
    CHECK(bounds.montufar2014.text() == row.montufar2014);
    CHECK(bounds.one_layer.text() == row.one_layer);
    CHECK(bounds.hanin_rolnick == row.hanin_rolnick);
  }
}

TEST_CASE("known: Zaslavsky's numbers 37, 137, 529, and fractions in lowest terms") {
  for (const auto& [width, count] : {std::pair{8, "37"}, {16, "137"}, {32, "529"}})
    CHECK(regions::region_bounds(2, std::vector<int>{width}).one_layer.text() == count);
  CHECK(regions::region_bounds(2, std::vector<int>{25}).hanin_rolnick == "625/2");
  CHECK(regions::region_bounds(4, std::vector<int>{6}).hanin_rolnick == "54");
  CHECK(regions::region_bounds(4, std::vector<int>{5}).hanin_rolnick == "625/24");
  // A layer narrower than the input: the construction of 2014 needs at least as many neurons.
  CHECK(regions::region_bounds(3, std::vector<int>{8, 2}).montufar2014.text() == "0");
}

TEST_CASE("agree: Serra's sum by recursion is the sum over all tuples; bounds are in their order") {
  TestRandom random(3);
  for (int trial = 0; trial < 60; ++trial) {
    const int inputs = 1 + random.below(5);
    std::vector<int> hidden;
    for (int l = 0; l <= trial % 4; ++l) hidden.push_back(1 + random.below(7));
    const regions::RegionBounds bounds = regions::region_bounds(inputs, hidden);
    const std::uint64_t serra = std::stoull(bounds.serra.text());
    CHECK(serra == serra_by_hand(hidden, {}, inputs));
    CHECK(std::stoull(bounds.montufar2014.text()) <= serra);
    CHECK(serra <= std::stoull(bounds.montufar2017.text()));
    CHECK(std::stoull(bounds.montufar2017.text()) <= std::stoull(bounds.patterns.text()));
  }
}

TEST_CASE("agree: Serra's sum of wide and deep networks is that of a plain recursion, to the last digit") {
  TestRandom random(11);
  for (int trial = 0; trial < 200; ++trial) {
    const int inputs = 1 + random.below(trial % 3 == 0 ? 60 : 8);
    std::vector<int> hidden;
    for (int l = 0; l <= trial % 6; ++l) hidden.push_back(1 + random.below(trial % 2 == 0 ? 70 : 12));
    std::map<std::pair<std::size_t, int>, Natural> known;
    CHECK(regions::region_bounds(inputs, hidden).serra == serra_by_recursion(hidden, 0, inputs, known));
  }
  // Where all layers are twice as wide as the input, no choice lowers the dimension: the bound of 2017 is the
  // same. So many digits take seconds where each dimension sums anew.
  const regions::RegionBounds wide = regions::region_bounds(512, std::vector<int>{1024, 1024, 1024, 1024});
  CHECK(wide.serra.text().size() > 1200);
  CHECK(wide.serra == wide.montufar2017);
}

TEST_CASE("invariant: no network has more cells than Serra's bound") {
  for (const std::vector<int>& widths :
       {std::vector<int>{2, 2, 2, 1}, std::vector<int>{2, 3, 3, 1}, std::vector<int>{2, 4, 4, 4, 1}}) {
    const std::vector<int> hidden(widths.begin() + 1, widths.end() - 1);
    const std::uint64_t most = std::stoull(regions::region_bounds(2, hidden).serra.text());
    std::int32_t found = 0;
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
      const nn::Network network = random_network(widths, nn::Activation::relu, 1, seed);
      found = std::max(found, subdivide(network, regions::box(-100, 100, -100, 100)).cells());
    }
    CHECK(static_cast<std::uint64_t>(found) <= most);
    CHECK(found > 6);
  }
}
