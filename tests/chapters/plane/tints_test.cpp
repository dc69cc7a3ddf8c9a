#include "chapters/plane/tints.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>

#include "core/base/rng.h"
#include "core/nn/trainer.h"

using namespace crease;
using namespace crease::plane;

namespace {

/// Cells with the given patterns and nothing else.
regions::Subdivision patterns_only(std::vector<std::uint64_t> patterns, int words) {
  regions::Subdivision cells;
  cells.pattern_words = words;
  cells.first_corner.assign(patterns.size() / words + 1, 0);
  cells.pattern = std::move(patterns);
  return cells;
}

int hue_distance(std::uint32_t a, std::uint32_t b) {
  const int turn = std::abs(static_cast<int>(a) - static_cast<int>(b));
  return std::min(turn, static_cast<int>(Tinter::circle) - turn);
}

}  // namespace

TEST_CASE("invariant: a change of one neuron by one piece turns the hue by at least a fifth of the circle") {
  Random random(11);
  constexpr int words = 3;
  std::vector<std::uint64_t> patterns;
  for (int neuron = 0; neuron < 32 * words; ++neuron) {
    std::vector<std::uint64_t> pattern(words);
    for (std::uint64_t& word : pattern) word = random.next_u64() & 0x5555555555555555u;
    const int word = neuron / 32, shift = 2 * (neuron % 32);
    for (const std::uint64_t piece : {0, 1, 2}) {
      std::vector<std::uint64_t> changed = pattern;
      changed[word] = (changed[word] & ~(std::uint64_t(3) << shift)) | (piece << shift);
      patterns.insert(patterns.end(), changed.begin(), changed.end());
    }
  }
  std::vector<std::uint32_t> tints;
  Tinter().run(patterns_only(patterns, words), tints);
  REQUIRE(tints.size() == 3 * 32 * words);
  for (std::size_t i = 0; i < tints.size(); i += 3) {
    CHECK(tints[i] < Tinter::circle);
    CHECK(hue_distance(tints[i], tints[i + 1]) >= static_cast<int>(Tinter::circle) / 5);
    CHECK(hue_distance(tints[i + 1], tints[i + 2]) >= static_cast<int>(Tinter::circle) / 5);
  }
}

TEST_CASE("invariant: the same pattern has the same tint, whatever was tinted before") {
  std::vector<std::uint32_t> first, second;
  Tinter fresh, used;
  used.run(patterns_only({1, 2, 3, 4, 5, 6}, 3), second);
  fresh.run(patterns_only({0x1234, 0x55}, 1), first);
  used.run(patterns_only({0x1234, 0x55}, 1), second);
  CHECK(first == second);
}

TEST_CASE("degenerate: a network without hidden neurons has one cell with a tint") {
  regions::Subdivision cells;
  cells.first_corner = {0, 4};
  std::vector<std::uint32_t> tints;
  Tinter().run(cells, tints);
  CHECK(tints.size() == 1);
}
