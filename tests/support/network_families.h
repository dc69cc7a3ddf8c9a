#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/nn/network.h"

namespace crease::testing {

/// Random numbers for tests: a linear congruential generator, the same everywhere.
class TestRandom {
 public:
  explicit TestRandom(std::uint64_t seed) : state_(seed * 0x9e3779b97f4a7c15 + 0x632be59bd9b4e019) {}
  std::uint32_t bits() {
    state_ = state_ * 6364136223846793005 + 1442695040888963407;
    return static_cast<std::uint32_t>(state_ >> 33);
  }
  int below(int n) { return static_cast<int>(bits() % static_cast<std::uint32_t>(n)); }
  double uniform() { return bits() * 0x1p-31; }
  /// About normal, variance 1, on a grid of 2^-20 so that it is exact in single precision too.
  double normal();

 private:
  std::uint64_t state_;
};

/// A point whose coordinates are normal.
std::vector<double> random_point(TestRandom& random, int inputs);

/// Kinds of networks on which naive code miscounts.
std::vector<std::string_view> family_names();

/// A random member of a family. All have two inputs; activations, widths and outputs vary with the family.
nn::Network family_member(std::string_view family, std::uint64_t seed);

/// He's initialisation with normal biases of scale `bias`, on TestRandom. The last layer is linear.
nn::Network random_network(const std::vector<int>& widths, nn::Activation activation, double bias,
                           std::uint64_t seed);

}  // namespace crease::testing
