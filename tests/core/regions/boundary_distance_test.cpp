#include "core/regions/boundary_distance.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "core/nn/forward.h"
#include "core/regions/nearest_boundary.h"
#include "core/regions/pieces.h"
#include "support/network_families.h"
#include "support/region_fixtures.h"

using namespace crease;
using namespace crease::testing;
using regions::BoundaryDistance;
using regions::Norm;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr Norm norms[] = {Norm::one, Norm::two, Norm::infinity};

BoundaryDistance nearest(const nn::Network& network, const std::vector<double>& point,
                         Norm norm = Norm::two) {
  regions::CellMaps maps(network);
  return regions::boundary_distance(maps, point, norm);
}

BoundaryDistance visible(const nn::Network& network, const std::vector<double>& point,
                         Norm norm = Norm::two) {
  return regions::visible_distance(network, point, norm).value();
}

std::vector<int> pattern_at(const nn::Network& network, const std::vector<double>& point) {
  regions::CellMaps maps(network);
  maps.at(point);
  return {maps.pieces().begin(), maps.pieces().end()};
}

/// A direction of length 1 in the norm.
std::vector<double> direction(TestRandom& random, int inputs, Norm norm) {
  std::vector<double> u = random_point(random, inputs);
  double one = 0, two = 0, largest = 0;
  for (const double entry : u) {
    one += std::fabs(entry);
    two += entry * entry;
    largest = std::max(largest, std::fabs(entry));
  }
  const double size = norm == Norm::one ? one : norm == Norm::two ? std::sqrt(two) : largest;
  for (double& entry : u) entry /= size;
  return u;
}

std::vector<double> moved(std::vector<double> point, double step, const std::vector<double>& u) {
  for (std::size_t i = 0; i < point.size(); ++i) point[i] += step * u[i];
  return point;
}

/// Two more inputs that nothing depends on: the same distances, in a space where cells are searched.
nn::Network with_idle_inputs(const nn::Network& network) {
  nn::Network wide = network;
  wide.architecture.input = 4;
  const int width = network.architecture.layers[0].width;
  std::vector<double> first;
  for (int j = 0; j < width; ++j) {
    const double* row = network.parameters.data() + 2 * j;
    first.insert(first.end(), {row[0], row[1], 0, 0});
  }
  wide.parameters.erase(wide.parameters.begin(), wide.parameters.begin() + 2 * width);
  wide.parameters.insert(wide.parameters.begin(), first.begin(), first.end());
  return wide;
}

/// The first visible break along a direction, by the exact pieces of that line.
double visible_along(const nn::Network& network, const std::vector<double>& point,
                     const std::vector<double>& u) {
  const regions::Pieces pieces = regions::pieces_along(network, {point, u, 0, infinity}).value();
  return pieces.breakpoints.empty() ? infinity : pieces.breakpoints.front();
}

}  // namespace

TEST_CASE(
    "known: fixture Q's nearest boundary is an axis a quarter away, its nearest visible one the diagonal") {
  const BoundaryDistance axis = nearest(fixture_q(), {0.25, 0.25});
  CHECK(axis.distance == 0.25);
  CHECK(axis.layer == 0);
  CHECK(axis.neuron == 0);
  const BoundaryDistance diagonal = visible(fixture_q(), {0.25, 0.25});
  CHECK(diagonal.distance == doctest::Approx(0.5 / std::sqrt(2.0)).epsilon(1e-14));
  CHECK(diagonal.layer == 1);
  CHECK(diagonal.neuron == 0);
  CHECK(visible(fixture_q(), {0.25, 0.25}, Norm::one).distance == doctest::Approx(0.5));
  CHECK(visible(fixture_q(), {0.25, 0.25}, Norm::infinity).distance == doctest::Approx(0.25));
  // From the corner of the zero region through two invisible axes, to y = 1 or to (1/2, 1/2).
  CHECK(visible(fixture_q(), {-5, -5}).distance == doctest::Approx(6));
  CHECK(visible(fixture_q(), {-5, -5}, Norm::infinity).distance == doctest::Approx(5.5));
  // x = 0 can be seen above y = 1 only.
  CHECK(visible(fixture_q(), {0.125, 3}).distance == doctest::Approx(0.125));
  CHECK(visible(fixture_q(), {-0.125, 0.5}).distance > 0.4);
}

TEST_CASE("known: on a boundary the distance is zero, without one it is infinite") {
  CHECK(nearest(fixture_q(), {0, 0.5}).distance == 0);
  CHECK(nearest(fixture_q(), {0.5, 0.5}).neuron == 0);
  CHECK(nearest(fixture_q(), {0.5, 0.5}).layer == 1);
  CHECK(visible(fixture_q(), {0.5, 0.5}).distance == 0);
  nn::Network flat = fixture_q();
  std::fill(flat.parameters.begin(), flat.parameters.end(), 0.0);
  CHECK(nearest(flat, {1, 1}).distance == infinity);
  CHECK(nearest(flat, {1, 1}).layer == -1);
  CHECK(visible(flat, {1, 1}).neuron == -1);
  // Boundaries that the output never shows: the second layer is off everywhere.
  nn::Network off = fixture_q();
  off.parameters[6] = off.parameters[7] = -1;
  CHECK(nearest(off, {1, 2}).distance == 1);
  for (const Norm norm : norms) CHECK(visible(off, {1, 2}, norm).distance == infinity);
  CHECK(visible(with_idle_inputs(off), {1, 2, 0, 0}).distance == infinity);
}

TEST_CASE("known: hard tanh and leaky ReLU have their own breakpoints") {
  const nn::Network tanh =
      network_of(1, {{1, nn::Activation::hard_tanh}, {1, nn::Activation::linear}}, {2, 1, 1, 0});
  CHECK(nearest(tanh, {0.25}).distance == doctest::Approx(0.25));  // 2 x + 1 = 1 at 0
  CHECK(visible(tanh, {0.25}).distance == doctest::Approx(0.25));
  CHECK(visible(tanh, {-0.75}).distance == doctest::Approx(0.25));  // and -1 at -1
  const nn::Network leaky = network_of(1, {{2, nn::Activation::leaky_relu, 0.5}, {1, nn::Activation::linear}},
                                       {1, -1, -2, -1, 1, 1, 0});
  CHECK(visible(leaky, {0.5}).distance == doctest::Approx(1.5));
  // |x|-like sums cancel: relu(x) - relu(-x) = x is straight.
  const nn::Network straight =
      network_of(1, {{2, nn::Activation::relu}, {1, nn::Activation::linear}}, {1, -1, 0, 0, 1, -1, 0});
  CHECK(nearest(straight, {0.5}).distance == 0.5);
  CHECK(visible(straight, {0.5}).distance == infinity);
}

TEST_CASE("agree: in the plane it is the distance of slices") {
  TestRandom random(5);
  for (const std::string_view family : family_names())
    for (std::uint64_t seed = 0; seed < 4; ++seed) {
      const nn::Network network = family_member(family, seed);
      const std::vector<double> point = random_point(random, 2);
      const regions::NearestBoundary twin = regions::nearest_boundary(network, {}, {point[0], point[1]});
      const BoundaryDistance found = nearest(network, point);
      if (std::isfinite(twin.distance)) {
        CHECK(found.distance == doctest::Approx(twin.distance).epsilon(1e-12));
      } else {
        CHECK(found.distance == infinity);
      }
    }
}

TEST_CASE("invariant: no boundary inside the ball of any norm, one just beyond its touching point") {
  TestRandom random(12);
  for (const int inputs : {1, 2, 5, 20}) {
    const nn::Network network = random_network({inputs, 16, 16, 16, 1}, nn::Activation::relu, 0.5, 17);
    for (const Norm norm : norms) {
      const std::vector<double> point = random_point(random, inputs);
      const std::vector<int> here = pattern_at(network, point);
      const BoundaryDistance found = nearest(network, point, norm);
      int changed = 0;
      for (int k = 0; k < 1000; ++k)
        changed += pattern_at(network,
                              moved(point, 0.999 * found.distance, direction(random, inputs, norm))) != here;
      CHECK(changed == 0);
      // The dual direction of the gradient touches.
      regions::CellMaps maps(network);
      maps.at(point);
      const int neuron = 16 * found.layer + found.neuron;
      const std::vector<double> g(maps.gradient(neuron).begin(), maps.gradient(neuron).end());
      const double side = maps.value(neuron) > 0 ? -1 : 1, size = regions::dual_norm(g, norm);
      std::vector<double> u(g.size(), 0.0);
      const auto largest = std::max_element(g.begin(), g.end(),
                                            [](double p, double q) { return std::fabs(p) < std::fabs(q); });
      for (std::size_t i = 0; i < g.size(); ++i) {
        if (norm == Norm::two) u[i] = side * g[i] / size;
        if (norm == Norm::infinity) u[i] = g[i] > 0 ? side : -side;
      }
      if (norm == Norm::one) u[largest - g.begin()] = *largest > 0 ? side : -side;
      const nn::Trace foot = nn::trace(network, moved(point, found.distance, u));
      CHECK(std::fabs(foot.z[found.layer][found.neuron]) < 1e-10);
      CHECK(pattern_at(network, moved(point, 1.000001 * found.distance, u))[neuron] != here[neuron]);
    }
  }
}

TEST_CASE("invariant: no line from the point shows a break inside the ball of the visible distance") {
  TestRandom random(31);
  int farther = 0;
  for (const int inputs : {1, 2, 4}) {
    for (std::uint64_t seed = 0; seed < 12; ++seed) {
      // Two narrow layers: much is invisible behind neurons that are off.
      const nn::Network network = random_network({inputs, 6, 2, 1, 1}, nn::Activation::relu, 0.7, seed);
      for (const Norm norm : norms) {
        const std::vector<double> point = random_point(random, inputs);
        const double near = nearest(network, point, norm).distance,
                     far = visible(network, point, norm).distance;
        CHECK(far >= near);
        farther += far > near;
        double first = infinity;
        for (int k = 0; k < 400; ++k)
          first = std::min(first, visible_along(network, point, direction(random, inputs, norm)));
        CHECK(first >= far * (1 - 1e-12));
        if (inputs <= 2 && std::isfinite(far)) CHECK(first < 1.2 * far);
      }
    }
  }
  CHECK(farther > 8);
}

TEST_CASE("agree: the search through facets finds what the exact cells of the plane show, in every norm") {
  TestRandom random(77);
  for (const Norm norm : norms) {
    int walked = 0, finite = 0, same_neuron = 0;
    for (const std::vector<int>& widths :
         {std::vector<int>{2, 6, 2, 1}, std::vector<int>{2, 8, 3, 2, 1}, std::vector<int>{2, 4, 1, 1}})
      for (const nn::Activation activation :
           {nn::Activation::relu, nn::Activation::hard_tanh, nn::Activation::leaky_relu})
        for (std::uint64_t seed = 0; seed < 15; ++seed) {
          const nn::Network network = random_network(widths, activation, 0.7, seed);
          const std::vector<double> point = random_point(random, 2);
          const BoundaryDistance plane = visible(network, point, norm);
          const BoundaryDistance space = visible(
              with_idle_inputs(network), {point[0], point[1], random.normal(), random.normal()}, norm);
          finite += std::isfinite(plane.distance);
          walked += plane.distance > nearest(network, point, norm).distance;
          if (!std::isfinite(plane.distance)) {
            CHECK(space.distance == infinity);
            continue;
          }
          CHECK(space.distance == doctest::Approx(plane.distance).epsilon(1e-9));
          same_neuron += space.layer == plane.layer && space.neuron == plane.neuron;
        }
    CHECK(finite > 100);
    CHECK(same_neuron > finite - 5);  // at a corner, either of its two neurons is right
    CHECK(walked > 20);
  }
}

TEST_CASE(
    "agree: among duplicate, concurrent and cancelling neurons the search finds what exact cells show") {
  // Small whole numbers: many hyperplanes meet in a point or coincide, many outputs cancel, and points lie on
  // boundaries.
  TestRandom random(77);
  int apart = 0;
  for (int trial = 0; trial < 400; ++trial) {
    const auto bent = trial % 2 == 0 ? nn::Activation::relu : nn::Activation::hard_tanh;
    const std::vector<int> hidden = trial % 3 == 0 ? std::vector<int>{5} : std::vector<int>{3, 2};
    nn::Network flat{nn::perceptron(2, hidden, 1, bent), {}};
    flat.architecture.layers.back().activation =
        trial % 5 == 0 ? nn::Activation::relu : nn::Activation::linear;
    for (std::size_t i = 0; i < flat.architecture.parameter_count(); ++i)
      flat.parameters.push_back(random.below(5) - 2);
    const double x = (random.below(9) - 4) / 2.0, y = (random.below(9) - 4) / 2.0;
    for (const Norm norm : norms) {
      const double in_plane = visible(flat, {x, y}, norm).distance;
      const double found = visible(with_idle_inputs(flat), {x, y, 0.3, -0.7}, norm).distance;
      apart += !(found == in_plane || std::fabs(found - in_plane) <= 1e-11 * (1 + in_plane));
    }
  }
  CHECK(apart == 0);
}

TEST_CASE("known: a hyperplane that touches a cell at a corner alone is no boundary of it") {
  // relu(-2 relu(h) - relu(k)) is 0 everywhere; where h and k are positive, its own breakpoint is beyond
  // their corner.
  nn::Network network{nn::perceptron(3, std::vector<int>{2}, 1, nn::Activation::relu),
                      {-2, -2, 0, 1, -2, 0, 1, 0, -2, -1, 0}};
  network.architecture.layers.back().activation = nn::Activation::relu;
  for (const Norm norm : norms) CHECK(visible(network, {-1, 1, 0}, norm).distance == infinity);
}

TEST_CASE("known: a point on boundaries that cancel sees the next one") {
  // tanh-like clamp of z, 1 between -1 and 1: clamp(2x - 1) + clamp(1 - 2x) = 0, and the point lies where
  // both change.
  nn::Network network{nn::perceptron(3, std::vector<int>{3}, 1, nn::Activation::hard_tanh),
                      {2, 0, 0, -2, 0, 0, 1, 1, 0, -1, 1, -1, 1, 1, 1, 0}};
  CHECK(visible(network, {1, 0.5, 0}, Norm::one).distance == 0.5);
  CHECK(visible(network, {1, 0.5, 0}, Norm::infinity).distance == 0.25);
}

TEST_CASE("degenerate: the search crosses neurons that lie on one hyperplane at once") {
  // Fixture Q twice over, and a neuron that is zero on a whole cell and wakes up beyond its border.
  const nn::Network twice =
      network_of(3, {{4, nn::Activation::relu}, {2, nn::Activation::relu}, {1, nn::Activation::linear}},
                 {1,   0,   0, 1, 0,  0, 0, 1, 0,  0, 2, 0, 0, 0, 0, 0,  // x, x, y, 2 y
                  0.5, 0.5, 1, 0, -1, 1, 1, 1, -1, 0,                    // their sum - 1, their sum
                  1,   0,   0});
  CHECK(visible(twice, {0.25, 0.25, 7}).distance == doctest::Approx(0.5 / std::sqrt(2.0)));
  CHECK(visible(twice, {-5, -5, 7}).distance == doctest::Approx(6));
  CHECK(visible(twice, {-5, -5, 7}).layer == 1);
  CHECK(visible(twice, {0.25, 0.25, 7}, Norm::one).distance == doctest::Approx(0.5));
  CHECK(visible(twice, {-5, -5, 7}, Norm::infinity).distance == doctest::Approx(5.5));
}

TEST_CASE(
    "converges: neurons times the mean distance stays near 2 at initialisation, in 2 and in 10 inputs") {
  // Measured by a prototype over 400 networks, standard error about 5 %.
  struct Row {
    std::vector<int> widths;
    double bias, expected;
  };
  for (const Row& row :
       {Row{{2, 16, 16, 1}, 1, 2.16}, Row{{2, 32, 32, 32, 32, 1}, 1, 2.69}, Row{{10, 16, 16, 1}, 1, 1.67},
        Row{{10, 32, 32, 32, 32, 1}, 1, 2.04}, Row{{10, 128, 1}, 1, 1.52}, Row{{10, 64, 64, 1}, 0.1, 1.34}}) {
    TestRandom random(9);
    const int samples = 400;
    double sum = 0, squares = 0, neurons = 0;
    for (std::size_t l = 1; l + 1 < row.widths.size(); ++l) neurons += row.widths[l];
    for (std::uint64_t seed = 0; seed < samples; ++seed) {
      const nn::Network network = random_network(row.widths, nn::Activation::relu, row.bias, 500 + seed);
      const double share = neurons * nearest(network, random_point(random, row.widths[0])).distance;
      sum += share;
      squares += share * share;
    }
    const double mean = sum / samples, error = std::sqrt((squares / samples - mean * mean) / samples);
    CHECK(error < 0.07 * mean);
    CHECK(std::fabs(mean - row.expected) <
          4 * std::sqrt(error * error + 0.0025 * row.expected * row.expected));
  }
}

TEST_CASE("invariant: 1000 random directions keep the pattern up to 0.999 of the distance, in every norm") {
  TestRandom random(31);
  for (const std::vector<int>& widths : {std::vector<int>{2, 16, 16, 1}, {10, 12, 12, 1}})
    for (const Norm norm : norms) {
      const nn::Network network = random_network(widths, nn::Activation::relu, 0.5, 23);
      const std::vector<double> point = random_point(random, widths.front());
      const BoundaryDistance found = nearest(network, point, norm);
      const std::vector<int> here = pattern_at(network, point);
      int changed = 0;
      for (int i = 0; i < 1000; ++i) {
        const std::vector<double> u = direction(random, widths.front(), norm);
        changed += pattern_at(network, moved(point, 0.999 * found.distance, u)) != here;
      }
      CHECK(changed == 0);
    }
}

TEST_CASE(
    "invariant: the ball touches where |z| < 1e-10 at its own distance, and just beyond the neuron flips") {
  TestRandom random(37);
  for (const std::vector<int>& widths : {std::vector<int>{2, 16, 16, 1}, {1, 8, 8, 1}, {10, 12, 12, 12, 1}})
    for (const Norm norm : norms)
      for (int trial = 0; trial < 10; ++trial) {
        const nn::Network network = random_network(widths, nn::Activation::relu, 0.5, 40 + trial);
        const std::vector<double> point = random_point(random, widths.front());
        regions::CellMaps maps(network);
        const BoundaryDistance found = regions::boundary_distance(maps, point, norm);
        REQUIRE(found.neuron >= 0);
        const std::vector<double> touching = regions::touching_point(maps, point, found, norm);
        std::vector<double> way(point.size());
        double one = 0, squares = 0, largest = 0;
        for (std::size_t i = 0; i < way.size(); ++i) {
          way[i] = touching[i] - point[i];
          one += std::fabs(way[i]);
          squares += way[i] * way[i];
          largest = std::max(largest, std::fabs(way[i]));
        }
        const double size = norm == Norm::one ? one : norm == Norm::two ? std::sqrt(squares) : largest;
        CHECK(size == doctest::Approx(found.distance).epsilon(1e-12));
        CHECK(std::fabs(nn::trace(network, touching).z[found.layer][found.neuron]) < 1e-10);
        const bool before = nn::trace(network, point).z[found.layer][found.neuron] > 0;
        const bool beyond = nn::trace(network, moved(point, 1.000001, way)).z[found.layer][found.neuron] > 0;
        CHECK(before != beyond);
      }
}
