#include "core/constructions/hats.h"

#include <algorithm>
#include <cmath>

#include "core/base/check.h"
#include "core/constructions/one_layer.h"

namespace crease::constructions {

nn::Network hats(std::span<const double> knots, std::span<const double> values) {
  CREASE_CHECK(knots.size() >= 2 && knots.size() == values.size(), "a value for each of two or more knots");
  const std::size_t pieces = knots.size() - 1;
  OneLayer layer(static_cast<int>(pieces), nn::Activation::relu);
  double slope_before = 0;
  for (std::size_t i = 0; i < pieces; ++i) {
    CREASE_CHECK(knots[i] < knots[i + 1] && std::isfinite(values[i]) && std::isfinite(values[i + 1]),
                 "knots ascend, values are finite");
    const double slope = (values[i + 1] - values[i]) / (knots[i + 1] - knots[i]);
    layer.set_neuron(static_cast<int>(i), 1, -knots[i], slope - slope_before);
    slope_before = slope;
  }
  return layer.finished(values[0]);
}

}  // namespace crease::constructions
