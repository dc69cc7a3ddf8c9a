#pragma once

#include <array>
#include <vector>

#include "core/nn/network.h"
#include "core/regions/cells.h"
#include "support/big_integer.h"

namespace crease::testing {

/// (a, b, c) of a s + b t + c, times a power of two.
using ExactMap = std::array<BigInteger, 3>;

/// A network in whole numbers: all parameters times 2^shift. The maps of layer l carry the factor
/// 2^(shift * (2 l + 2)).
class ExactNetwork {
 public:
  ExactNetwork(const nn::Network& network, const regions::Slice& slice);

  int layers() const { return network_.architecture.depth(); }
  int width(int layer) const { return network_.architecture.layers[layer].width; }
  int breakpoints(int layer) const;
  /// 0 for ReLU; -1 and 1 for hard tanh, in the layer's unit.
  BigInteger breakpoint(int layer, int index) const;

  /// Inputs as maps: the slice.
  std::vector<ExactMap> inputs() const;
  /// Pre-activations from the outputs of the layer before.
  std::vector<ExactMap> z(int layer, const std::vector<ExactMap>& before) const;
  /// The activation's piece applied to z; in the next unit.
  ExactMap h(int layer, const ExactMap& z, int piece) const;

  int shift() const { return shift_; }

 private:
  BigInteger number(double value) const { return BigInteger::scaled(value, shift_); }
  BigInteger power(int exponent) const { return BigInteger::scaled(1, exponent); }
  BigInteger unit(int layer) const { return power(shift_ * (2 * layer + 2)); }

  const nn::Network& network_;
  const regions::Slice& slice_;
  int shift_ = 0;
};

/// The power of two that makes a number whole.
int whole_shift(double value);

}  // namespace crease::testing
