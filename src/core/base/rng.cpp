#include "core/base/rng.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/base/check.h"
#include "core/base/elementary_series.h"
#include "core/base/real_functions.h"

namespace crease {

namespace {

constexpr int rounds = 10;
constexpr std::uint32_t factor_0 = 0xD2511F53u, factor_2 = 0xCD9E8D57u;
constexpr std::uint32_t weyl_0 = 0x9E3779B9u, weyl_1 = 0xBB67AE85u;  // the golden ratio, sqrt(3) - 1

constexpr std::uint32_t low_word(std::uint64_t x) {
  return static_cast<std::uint32_t>(x);
}
constexpr std::uint32_t high_word(std::uint64_t x) {
  return static_cast<std::uint32_t>(x >> 32);
}
constexpr double unit_interval(std::uint64_t x) {
  return static_cast<double>(x >> 11) * 0x1p-53;
}

}  // namespace

std::array<std::uint32_t, 4> philox4x32(std::array<std::uint32_t, 4> counter,
                                        std::array<std::uint32_t, 2> key) {
  for (int round = 0; round < rounds; ++round) {
    const std::uint64_t product_0 = std::uint64_t{factor_0} * counter[0];
    const std::uint64_t product_2 = std::uint64_t{factor_2} * counter[2];
    counter = {high_word(product_2) ^ counter[1] ^ key[0], low_word(product_2),
               high_word(product_0) ^ counter[3] ^ key[1], low_word(product_0)};
    key[0] += weyl_0;
    key[1] += weyl_1;
  }
  return counter;
}

namespace {

constexpr std::size_t blocks_at_once = 4;
/// Word by word: the words of neighbouring blocks beside each other.
using PhiloxBlocks = std::array<std::array<std::uint32_t, blocks_at_once>, 4>;

/// The blocks from `first` on, computed side by side.
PhiloxBlocks philox_blocks(std::uint64_t first, std::uint64_t stream, std::uint64_t seed) {
  PhiloxBlocks c;
  for (std::size_t k = 0; k < blocks_at_once; ++k) {
    c[0][k] = low_word(first + k);
    c[1][k] = high_word(first + k);
    c[2][k] = low_word(stream);
    c[3][k] = high_word(stream);
  }
  std::uint32_t key_0 = low_word(seed), key_1 = high_word(seed);
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t k = 0; k < blocks_at_once; ++k) {
      const std::uint64_t product_0 = std::uint64_t{factor_0} * c[0][k];
      const std::uint64_t product_2 = std::uint64_t{factor_2} * c[2][k];
      c[0][k] = high_word(product_2) ^ c[1][k] ^ key_0;
      c[2][k] = high_word(product_0) ^ c[3][k] ^ key_1;
      c[1][k] = low_word(product_2);
      c[3][k] = low_word(product_0);
    }
    key_0 += weyl_0;
    key_1 += weyl_1;
  }
  return c;
}

}  // namespace

std::array<std::uint32_t, 4> Random::next_block() {
  const std::uint64_t block = block_++;
  return philox4x32({low_word(block), high_word(block), low_word(stream_), high_word(stream_)},
                    {low_word(seed_), high_word(seed_)});
}

std::uint32_t Random::next_u32() {
  if (unused_words_ == 0) {
    words_ = next_block();
    unused_words_ = 4;
  }
  return words_[4 - unused_words_--];
}

std::uint64_t Random::next_u64() {
  const std::uint64_t low = next_u32();
  return std::uint64_t{next_u32()} << 32 | low;
}

double Random::uniform() {
  return unit_interval(next_u64());
}

/// Two numbers of `uniform`, from one block where none is begun.
std::array<double, 2> Random::two_uniform() {
  if (unused_words_ != 0) {
    const double first = uniform();
    return {first, uniform()};
  }
  const std::array<std::uint32_t, 4> words = next_block();
  return {unit_interval(std::uint64_t{words[1]} << 32 | words[0]),
          unit_interval(std::uint64_t{words[3]} << 32 | words[2])};
}

double Random::normal() {
  if (spare_normal_) return *std::exchange(spare_normal_, std::nullopt);
  for (;;) {
    const std::array<double, 2> uniforms = two_uniform();
    const double u = 2 * uniforms[0] - 1;
    const double v = 2 * uniforms[1] - 1;
    const double square = u * u + v * v;
    if (square >= 1 || square == 0) continue;
    const double factor = std::sqrt(-2 * log(square) / square);
    spare_normal_ = v * factor;
    return u * factor;
  }
}

/// Points in the unit disc, each of which becomes two normal numbers.
struct Random::PolarPairs {
  static constexpr int most = 64;
  std::array<double, most> u, v, square;
  int count = 0;

  /// A point that is not in the disc is written all the same, and the next one over it: no branch has to be
  /// foretold.
  void add(std::uint64_t first, std::uint64_t second) {
    const double x = 2 * unit_interval(first) - 1, y = 2 * unit_interval(second) - 1, r = x * x + y * y;
    const auto at = static_cast<std::size_t>(count);
    u[at] = x;
    v[at] = y;
    square[at] = r;
    count += int(r < 1) & int(r != 0);
  }
};

void Random::draw(PolarPairs& pairs, int wanted) {
  pairs.count = 0;
  while (pairs.count < wanted && unused_words_ != 0) {
    const std::uint64_t first = next_u64();
    pairs.add(first, next_u64());
  }
  while (pairs.count < wanted) {
    const PhiloxBlocks blocks = philox_blocks(block_, stream_, seed_);
    for (std::size_t k = 0; k < blocks_at_once && pairs.count < wanted; ++k, ++block_)
      pairs.add(std::uint64_t{blocks[1][k]} << 32 | blocks[0][k],
                std::uint64_t{blocks[3][k]} << 32 | blocks[2][k]);
  }
}

void Random::fill_normal(std::span<double> numbers) {
  std::size_t i = 0;
  if (spare_normal_ && !numbers.empty()) numbers[i++] = *std::exchange(spare_normal_, std::nullopt);
  PolarPairs pairs;
  while (i < numbers.size()) {
    draw(pairs, static_cast<int>(std::min<std::size_t>(pairs.most, (numbers.size() - i + 1) / 2)));
    std::array<double, PolarPairs::most> factor;
    for (std::size_t k = 0; k < static_cast<std::size_t>(pairs.count); ++k)
      factor[k] = std::sqrt(-2 * Elementary<ScalarLanes<double>>::log(pairs.square[k]) / pairs.square[k]);
    for (std::size_t k = 0; k < static_cast<std::size_t>(pairs.count); ++k) {
      numbers[i++] = pairs.u[k] * factor[k];
      const double second = pairs.v[k] * factor[k];
      if (i < numbers.size())
        numbers[i++] = second;
      else
        spare_normal_ = second;
    }
  }
}

std::uint32_t Random::below(std::uint32_t n) {
  CREASE_CHECK(n >= 1, "a random index needs at least one choice");
  std::uint64_t product = std::uint64_t{next_u32()} * n;
  if (low_word(product) < n) {
    const std::uint32_t threshold = (0u - n) % n;  // 2^32 mod n: so many products of each n-th are too many
    while (low_word(product) < threshold) product = std::uint64_t{next_u32()} * n;
  }
  return high_word(product);
}

std::vector<std::int32_t> permutation(int n, Random& random) {
  CREASE_CHECK(n >= 0, "a permutation has a length of at least 0");
  std::vector<std::int32_t> order(static_cast<std::size_t>(n));
  for (int i = 0; i < n; ++i) {
    const int j = static_cast<int>(random.below(static_cast<std::uint32_t>(i) + 1));
    order[i] = order[j];
    order[j] = i;
  }
  return order;
}

}  // namespace crease
