#include "core/regions/nearest_boundary.h"

#include <cmath>
#include <cstddef>
#include <limits>

#include "core/base/check.h"
#include "core/regions/bends.h"
#include "core/regions/plan.h"

namespace crease::regions {
namespace {

/// A neuron's map on the slice around the point: value there and gradient.
struct LocalMap {
  double value = 0, a = 0, b = 0;
};

std::vector<LocalMap> input_maps(int inputs, const Slice& slice, Point point) {
  if (slice.origin.empty()) return {{point.x, 1, 0}, {point.y, 0, 1}};
  std::vector<LocalMap> result;
  for (int i = 0; i < inputs; ++i)
    result.push_back({slice.origin[i] + point.x * slice.u[i] + point.y * slice.v[i], slice.u[i], slice.v[i]});
  return result;
}

/// Keeps the smaller distance |z - breakpoint| / |grad z|; a neuron that is flat around the point has none.
void consider(const LocalMap& z, double breakpoint, int neuron, Point point, NearestBoundary& nearest) {
  const double slope = std::sqrt(z.a * z.a + z.b * z.b), height = z.value - breakpoint;
  if (slope == 0 || !(std::fabs(height) / slope < nearest.distance)) return;
  const double step = height / slope;
  nearest = {std::fabs(step), neuron, {point.x - step * (z.a / slope), point.y - step * (z.b / slope)}};
}

}  // namespace

NearestBoundary nearest_boundary(const nn::Network& network, const Slice& slice, Point point) {
  CREASE_CHECK(check_sliced_network(network, slice).ok(),
               "the network is piecewise linear and the slice has its dimension");
  const nn::Architecture& architecture = network.architecture;
  NearestBoundary nearest;
  nearest.distance = std::numeric_limits<double>::infinity();
  std::vector<LocalMap> before = input_maps(architecture.input, slice, point), layer;
  int neuron = 0;
  for (int l = 0; l < architecture.depth(); ++l) {
    const Bends bends = bends_of(architecture.layers[l]);
    const double* weight = network.weight(l).data();
    layer.clear();
    for (int j = 0; j < architecture.layers[l].width; ++j, ++neuron) {
      LocalMap z = {network.bias(l)[j], 0, 0};
      for (const LocalMap& input : before) {
        z.value += *weight * input.value;
        z.a += *weight * input.a;
        z.b += *weight++ * input.b;
      }
      int piece = 0;
      for (int bend = 0; bend < bends.count; ++bend) {
        consider(z, bends.breakpoint[bend], neuron, point, nearest);
        piece += z.value > bends.breakpoint[bend];
      }
      const double slope = bends.slope[piece];
      layer.push_back({slope * z.value + bends.intercept[piece], slope * z.a, slope * z.b});
    }
    std::swap(layer, before);
  }
  return nearest;
}

}  // namespace crease::regions
