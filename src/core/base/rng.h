#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace crease {

/// One block of the counter-based generator Philox4x32-10: 128 random bits, a pure function of its arguments.
///
/// Source  Salmon, Moraes, Dror, Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3"
std::array<std::uint32_t, 4> philox4x32(std::array<std::uint32_t, 4> counter,
                                        std::array<std::uint32_t, 2> key);

/// A stream of random numbers: the same on every platform, and independent for every (seed, stream).
class Random {
 public:
  explicit Random(std::uint64_t seed, std::uint64_t stream = 0) : seed_(seed), stream_(stream) {}

  std::uint32_t next_u32();
  std::uint64_t next_u64();
  /// Uniform on [0, 1), a multiple of 2^-53.
  double uniform();
  /// Standard normal, by Marsaglia's polar method.
  double normal();
  /// The same numbers as so many calls of normal(), in less than half the time.
  void fill_normal(std::span<double> numbers);
  /// Uniform on {0, ..., n - 1}, without bias (Lemire 2019). Needs n >= 1.
  std::uint32_t below(std::uint32_t n);

 private:
  std::array<std::uint32_t, 4> next_block();
  std::array<double, 2> two_uniform();
  struct PolarPairs;
  void draw(PolarPairs& pairs, int wanted);

  std::uint64_t seed_;
  std::uint64_t stream_;
  std::uint64_t block_ = 0;
  std::array<std::uint32_t, 4> words_{};
  int unused_words_ = 0;
  std::optional<double> spare_normal_;
};

/// A uniformly random order of 0, ..., n - 1 (Fisher and Yates). Needs n >= 0.
std::vector<std::int32_t> permutation(int n, Random& random);

}  // namespace crease
