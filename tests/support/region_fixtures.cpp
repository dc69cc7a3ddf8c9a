#include "support/region_fixtures.h"

#include "core/base/real_functions.h"

namespace crease::testing {

nn::Network network_of(int input, const std::vector<nn::Layer>& layers, std::vector<double> parameters) {
  nn::Network network;
  network.architecture = {input, layers};
  network.parameters = std::move(parameters);
  CREASE_CHECK(network.parameters.size() == network.architecture.parameter_count(), "the parameters fit");
  return network;
}

nn::Network fixture_q() {
  const nn::Layer pair = {2, nn::Activation::relu, 0}, one = {1, nn::Activation::relu, 0};
  return network_of(2, {pair, one}, {1, 0, 0, 1, 0, 0, /**/ 1, 1, -1});
}

regions::Subdivision subdivide(const nn::Network& network, std::span<const regions::Point> domain,
                               const regions::Slice& slice, const regions::SubdivisionOptions& options) {
  regions::Subdivider subdivider;
  return *subdivider.run(network, slice, domain, options).value();
}

regions::SubdivisionOptions always_looking_ahead() {
  regions::SubdivisionOptions options;
  options.lookahead_width = 0;
  return options;
}

regions::Point centroid(const regions::Subdivision& subdivision, std::int32_t cell) {
  regions::Point sum;
  for (std::int32_t i = subdivision.first_corner[cell]; i < subdivision.first_corner[cell + 1]; ++i) {
    sum.x += subdivision.x[i];
    sum.y += subdivision.y[i];
  }
  return {sum.x / subdivision.corners(cell), sum.y / subdivision.corners(cell)};
}

double cell_area(const regions::Subdivision& subdivision, std::int32_t cell) {
  const std::int32_t first = subdivision.first_corner[cell];
  double doubled = 0;
  for (std::int32_t i = first + 1; i + 1 < subdivision.first_corner[cell + 1]; ++i)
    doubled += (subdivision.x[i] - subdivision.x[first]) * (subdivision.y[i + 1] - subdivision.y[first]) -
               (subdivision.y[i] - subdivision.y[first]) * (subdivision.x[i + 1] - subdivision.x[first]);
  return doubled / 2;
}

std::vector<regions::Point> regular_polygon(int corners, double radius) {
  std::vector<regions::Point> polygon;
  for (int i = 0; i < corners; ++i) {
    const double angle = 2 * 3.141592653589793 * i / corners;
    polygon.push_back({radius * crease::cos(angle), radius * crease::sin(angle)});
  }
  return polygon;
}

}  // namespace crease::testing
