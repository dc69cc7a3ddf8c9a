#include "core/base/rng.h"

#include <cmath>
#include <utility>

#include "core/base/check.h"
#include "core/base/real_functions.h"

namespace crease {

namespace {

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
  constexpr int rounds = 10;
  for (int round = 0; round < rounds; ++round) {
    const std::uint64_t product_0 = std::uint64_t{0xD2511F53u} * counter[0];
    const std::uint64_t product_2 = std::uint64_t{0xCD9E8D57u} * counter[2];
    counter = {high_word(product_2) ^ counter[1] ^ key[0], low_word(product_2),
               high_word(product_0) ^ counter[3] ^ key[1], low_word(product_0)};
    key[0] += 0x9E3779B9u;  // golden ratio
    key[1] += 0xBB67AE85u;  // sqrt(3) - 1
  }
  return counter;
}

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
