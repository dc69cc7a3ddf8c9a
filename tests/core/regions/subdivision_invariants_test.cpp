#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <vector>

#include "core/nn/forward.h"
#include "core/regions/subdivision.h"
#include "support/network_families.h"
#include "support/region_fixtures.h"

using namespace crease;
using namespace crease::testing;
using regions::box;

namespace {

nn::Network mixed_network(std::uint64_t seed) {
  nn::Network network = random_network({2, 12, 10, 8, 3}, nn::Activation::relu, 0.5, seed);
  network.architecture.layers[1].activation = nn::Activation::leaky_relu;
  network.architecture.layers[2].activation = nn::Activation::hard_tanh;
  if (seed % 2 == 0) network.architecture.layers[3].activation = nn::Activation::relu;
  return network;
}

int piece_of(double z, nn::Activation activation) {
  if (activation == nn::Activation::linear) return 0;
  if (activation == nn::Activation::hard_tanh) return (z > -1) + (z > 1);
  return z > 0;
}

/// Swaps two neurons of a hidden layer and scales one of them, which leaves the function as it is.
void rearrange(nn::Network& network, int layer, int i, int j, double factor) {
  const int fan_in = network.architecture.fan_in(layer), width = network.architecture.layers[layer].width;
  for (int k = 0; k < fan_in; ++k)
    std::swap(network.weight(layer)[i * fan_in + k], network.weight(layer)[j * fan_in + k]);
  std::swap(network.bias(layer)[i], network.bias(layer)[j]);
  for (int k = 0; k < fan_in; ++k) network.weight(layer)[i * fan_in + k] *= factor;
  network.bias(layer)[i] *= factor;
  for (int o = 0; o < network.architecture.layers[layer + 1].width; ++o) {
    std::swap(network.weight(layer + 1)[o * width + i], network.weight(layer + 1)[o * width + j]);
    network.weight(layer + 1)[o * width + i] /= factor;
  }
}

std::vector<std::pair<double, double>> sorted_centroids(const regions::Subdivision& cells) {
  std::vector<std::pair<double, double>> points;
  for (std::int32_t cell = 0; cell < cells.cells(); ++cell)
    points.push_back({centroid(cells, cell).x, centroid(cells, cell).y});
  std::sort(points.begin(), points.end());
  return points;
}

}  // namespace

TEST_CASE(
    "invariant: at the middle of a cell, the network has the cell's pattern and the cell's map its value") {
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    const nn::Network network = mixed_network(seed);
    const regions::Subdivision cells = subdivide(network, box(-2, 2, -2, 2));
    int wrong = 0;
    for (std::int32_t cell = 0; cell < cells.cells(); ++cell) {
      const regions::Point p = centroid(cells, cell);
      if (cell_area(cells, cell) < 1e-12) continue;
      const std::vector<double> point = {p.x, p.y};
      const nn::Trace trace = nn::trace(network, point);
      int neuron = 0;
      for (std::size_t l = 0; l < trace.z.size(); ++l)
        for (const double z : trace.z[l])
          wrong += piece_of(z, network.architecture.layers[l].activation) != cells.piece(cell, neuron++);
      const std::vector<double> f = nn::evaluate(network, point);
      for (int k = 0; k < 3; ++k) {
        const regions::AffineMap& map = cells.map[3 * std::size_t(cell) + k];
        wrong += std::fabs(map.a * p.x + map.b * p.y + map.c - f[k]) > 1e-12 * (1 + std::fabs(f[k]));
      }
    }
    CHECK(wrong == 0);
  }
}

TEST_CASE(
    "invariant: cells are convex, patterns unique, and neighbours differ in the neurons on their edge") {
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    const regions::Subdivision cells = subdivide(mixed_network(seed), box(-2, 2, -2, 2));
    const regions::Adjacency shared = regions::adjacency(cells);
    const auto words = std::size_t(cells.pattern_words);
    std::set<std::vector<std::uint64_t>> patterns;
    int reflex = 0, wrong_difference = 0, far_apart = 0;
    for (std::int32_t cell = 0; cell < cells.cells(); ++cell) {
      patterns.insert({cells.pattern.begin() + std::ptrdiff_t(cell * words),
                       cells.pattern.begin() + std::ptrdiff_t((cell + 1) * words)});
      const int n = cells.corners(cell), first = cells.first_corner[cell];
      for (int i = 0; i < n; ++i) {
        const int p = first + i, q = first + (i + 1) % n, r = first + (i + 2) % n;
        const double turn = (cells.x[q] - cells.x[p]) * (cells.y[r] - cells.y[q]) -
                            (cells.y[q] - cells.y[p]) * (cells.x[r] - cells.x[q]);
        reflex += turn < -1e-13;
        if (shared.twin[p] < 0) continue;
        const int other = shared.neighbour[p], tag = cells.edge_tag[p];
        int differing = 0;
        for (int neuron = 0; neuron < 33; ++neuron)
          differing += cells.piece(cell, neuron) != cells.piece(other, neuron);
        wrong_difference += differing != 1 || cells.piece(cell, tag) == cells.piece(other, tag);
        far_apart +=
            std::hypot(cells.x[shared.twin[p]] - cells.x[q], cells.y[shared.twin[p]] - cells.y[q]) > 1e-11;
      }
    }
    CHECK(static_cast<std::int32_t>(patterns.size()) == cells.cells());
    CHECK(reflex == 0);
    CHECK(wrong_difference == 0);
    CHECK(far_apart == 0);
    CHECK(shared.vertices - shared.edges + cells.cells() == 1);
  }
}

TEST_CASE("invariant: neurons in another order and at another scale give the same polygons") {
  const nn::Network network = random_network({2, 10, 10, 1}, nn::Activation::relu, 0.5, 8);
  nn::Network other = network;
  rearrange(other, 0, 2, 7, 3.7);
  rearrange(other, 0, 1, 9, 1e-5);
  rearrange(other, 1, 0, 5, 1e6);
  const auto p = sorted_centroids(subdivide(network, box(-1, 1, -1, 1)));
  const auto q = sorted_centroids(subdivide(other, box(-1, 1, -1, 1)));
  REQUIRE(p.size() == q.size());
  for (std::size_t i = 0; i < p.size(); ++i) {
    CHECK(p[i].first == doctest::Approx(q[i].first).epsilon(1e-9));
    CHECK(p[i].second == doctest::Approx(q[i].second).epsilon(1e-9));
  }
}

TEST_CASE("invariant: biases and window scaled alike leave the counts as they are") {
  nn::Network network = random_network({2, 16, 16, 1}, nn::Activation::relu, 0.5, 4);
  const auto counts = subdivide(network, box(-1, 1, -1, 1)).cells_after_layer;
  for (int l = 0; l < 3; ++l)
    for (double& bias : network.bias(l)) bias *= 1024;
  CHECK(subdivide(network, box(-1024, 1024, -1024, 1024)).cells_after_layer == counts);
}

TEST_CASE("agree: a slice of 784 inputs is cut like the network restricted to it") {
  const nn::Network network = random_network({784, 20, 12, 10}, nn::Activation::relu, 0.5, 6);
  TestRandom random(1);
  regions::Slice slice;
  for (std::vector<double>* part : {&slice.origin, &slice.u, &slice.v})
    for (int i = 0; i < 784; ++i) part->push_back(random.normal());
  nn::Network restricted = random_network({2, 20, 12, 10}, nn::Activation::relu, 0, 6);
  std::copy_n(network.parameters.end() - (12 * 21 + 10 * 13), 12 * 21 + 10 * 13,
              restricted.parameters.end() - (12 * 21 + 10 * 13));
  for (int j = 0; j < 20; ++j) {
    restricted.bias(0)[j] = network.bias(0)[j];
    for (int i = 0; i < 784; ++i) {
      const double weight = network.weight(0)[j * 784 + i];
      restricted.weight(0)[2 * j] += (i == 0 ? -restricted.weight(0)[2 * j] : 0) + weight * slice.u[i];
      restricted.weight(0)[2 * j + 1] +=
          (i == 0 ? -restricted.weight(0)[2 * j + 1] : 0) + weight * slice.v[i];
      restricted.bias(0)[j] += weight * slice.origin[i];
    }
  }
  const regions::Subdivision p = subdivide(network, box(-2, 2, -2, 2), slice);
  const regions::Subdivision q = subdivide(restricted, box(-2, 2, -2, 2));
  CHECK(p.cells() > 50);
  CHECK(p.cells_after_layer == q.cells_after_layer);
  CHECK(p.pattern == q.pattern);
  const regions::Point middle = centroid(p, p.cells() / 2);
  std::vector<double> point(784);
  for (int i = 0; i < 784; ++i) point[i] = slice.origin[i] + middle.x * slice.u[i] + middle.y * slice.v[i];
  const std::vector<double> f = nn::evaluate(network, point);
  for (int k = 0; k < 10; ++k) {
    const regions::AffineMap& map = p.map[std::size_t(p.cells() / 2) * 10 + k];
    CHECK(map.a * middle.x + map.b * middle.y + map.c == doctest::Approx(f[k]).epsilon(1e-10));
  }
}
