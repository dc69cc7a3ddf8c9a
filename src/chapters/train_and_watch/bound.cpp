#include "chapters/train_and_watch/bound.h"

#include <algorithm>
#include <vector>

namespace crease::train_and_watch {
namespace {

double binomial(int n, int k) {
  double product = 1;
  for (int i = 1; i <= k; ++i) product = product * (n - k + i) / i;
  return product;
}

/// Bound for the layers from the current one on, by the dimension d = 0, 1, ... in front of them.
using Bounds = std::vector<double>;

double layer_bound(const nn::Layer& layer, int dimension, const Bounds& deeper) {
  const int most = std::min(dimension, layer.width);
  if (layer.activation == nn::Activation::linear) return deeper[most];
  double sum = 0, power = 1;
  for (int j = 0; j <= most; ++j, power *= 2) {
    const bool is_relu = layer.activation == nn::Activation::relu;
    const int left = is_relu ? std::min(most, layer.width - j) : most;
    const double pieces = layer.activation == nn::Activation::hard_tanh ? power : 1.0;
    sum += binomial(layer.width, j) * pieces * deeper[left];
  }
  return sum;
}

}  // namespace

double cell_bound(const nn::Architecture& architecture) {
  CREASE_CHECK(architecture.is_piecewise_linear(), "bounds exist for piecewise linear networks");
  const int most = architecture.input;
  Bounds deeper(std::size_t(most) + 1, 1.0);
  for (int layer = architecture.depth() - 2; layer >= 0; --layer) {
    Bounds bounds(deeper.size());
    for (int dimension = 0; dimension <= most; ++dimension)
      bounds[dimension] = layer_bound(architecture.layers[layer], dimension, deeper);
    deeper.swap(bounds);
  }
  return deeper[most];
}

}  // namespace crease::train_and_watch
