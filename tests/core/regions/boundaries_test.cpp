#include "core/regions/boundaries.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/nn/forward.h"
#include "core/regions/cell_maps.h"
#include "core/regions/subdivision.h"
#include "support/network_families.h"
#include "support/region_fixtures.h"

using namespace crease;
using namespace crease::testing;
using regions::box;
using regions::Point;
using regions::Polyline;

namespace {

double length(const Polyline& line) {
  double total = 0;
  for (std::size_t i = 0; i + 1 < line.points.size() + (line.closed ? 1 : 0); ++i) {
    const Point &p = line.points[i], &q = line.points[(i + 1) % line.points.size()];
    total += std::hypot(q.x - p.x, q.y - p.y);
  }
  return total;
}

double total_length(const std::vector<Polyline>& lines) {
  double total = 0;
  for (const Polyline& line : lines) total += length(line);
  return total;
}

bool is_bend(const Point& p, const Point& q, const Point& r) {
  const double turn = (q.x - p.x) * (r.y - q.y) - (q.y - p.y) * (r.x - q.x);
  return std::fabs(turn) > 1e-7 * std::hypot(q.x - p.x, q.y - p.y) * std::hypot(r.x - q.x, r.y - q.y);
}

double smallest_earlier_z(const nn::Network& network, const Point& point, int layer) {
  const std::vector<double> x = {point.x, point.y};
  const nn::Trace trace = nn::trace(network, x);
  double smallest = 1e9;
  for (int l = 0; l < layer; ++l)
    for (double z : trace.z[l]) smallest = std::min(smallest, std::fabs(z));
  return smallest;
}

}  // namespace

TEST_CASE("known: fixture Q's second layer bends where the first layer's lines are") {
  const regions::Subdivision cells = subdivide(fixture_q(), box(-2, 2, -2, 2));
  const std::vector<Polyline> lines = regions::boundaries(fixture_q(), {}, cells);
  REQUIRE(lines.size() == 3);
  CHECK(length(lines[0]) == doctest::Approx(4));
  CHECK(length(lines[1]) == doctest::Approx(4));
  // From (-2, 1) along y = 1 to (0, 1), down to (1, 0), and along x = 1 to (1, -2).
  CHECK(lines[2].layer == 1);
  CHECK(lines[2].points.size() == 4);
  CHECK_FALSE(lines[2].closed);
  CHECK(length(lines[2]) == doctest::Approx(4 + std::sqrt(2.0)));
  const std::vector<Polyline> only = regions::boundaries(fixture_q(), {}, cells, 2);
  REQUIRE(only.size() == 1);
  CHECK(only[0].points.size() == 4);
}

TEST_CASE("degenerate: neurons on the same line all show it") {
  // Twice the same neuron, once turned around: one line for each; a zero neuron has none.
  const nn::Network ordered =
      network_of(2, {{4, nn::Activation::relu, 0}, {1, nn::Activation::linear, 0}},
                 {1, 1, 2, 2, -1, -1, 0, 0, /**/ 0.5, 1, -0.5, 0, /**/ 1, 1, 1, 1, 0});
  const regions::Subdivision cells = subdivide(ordered, box(-1, 1, -1, 1));
  CHECK(cells.cells() == 2);
  const std::vector<Polyline> lines = regions::boundaries(ordered, {}, cells);
  REQUIRE(lines.size() == 3);
  for (int i = 0; i < 3; ++i) {
    CHECK(lines[i].neuron == i);
    CHECK(length(lines[i]) == doctest::Approx(1.5 * std::sqrt(2.0)));
  }
}

TEST_CASE("invariant: boundaries end on the border or close, lie on z = 0, and bend only on earlier layers") {
  const nn::Network network = random_network({2, 12, 10, 8, 1}, nn::Activation::relu, 0.5, 21);
  const regions::Subdivision cells = subdivide(network, box(-1.5, 1.5, -1.5, 1.5));
  int off_zero = 0, wrong_bends = 0, loose_ends = 0, first_layer_bends = 0;
  for (const Polyline& line : regions::boundaries(network, {}, cells)) {
    for (const Point& point : line.points) {
      const std::vector<double> x = {point.x, point.y};
      off_zero += std::fabs(nn::trace(network, x).z[line.layer][line.neuron]) > 1e-9;
    }
    for (std::size_t i = 1; i + 1 < line.points.size(); ++i)
      if (is_bend(line.points[i - 1], line.points[i], line.points[i + 1])) {
        wrong_bends += smallest_earlier_z(network, line.points[i], line.layer) > 1e-9;
        first_layer_bends += line.layer == 0;
      }
    for (const Point& end : {line.points.front(), line.points.back()})
      loose_ends += !line.closed && std::fabs(std::max(std::fabs(end.x), std::fabs(end.y)) - 1.5) > 1e-9;
  }
  CHECK(off_zero == 0);
  CHECK(wrong_bends == 0);
  CHECK(first_layer_bends == 0);
  CHECK(loose_ends == 0);
}

TEST_CASE(
    "known: where a boundary bends, its normal jumps by the weight times the crossed neuron's gradient") {
  const nn::Network network = random_network({2, 10, 8, 1}, nn::Activation::relu, 0.5, 8);
  regions::CellMaps before(network), after(network);
  int bends = 0;
  for (const Polyline& line : regions::boundaries(network, {}, subdivide(network, box(-3, 3, -3, 3)))) {
    if (line.layer != 1) continue;
    for (std::size_t i = 1; i + 1 < line.points.size(); ++i) {
      const Point &p = line.points[i - 1], &q = line.points[i], &r = line.points[i + 1];
      if (!is_bend(p, q, r)) continue;
      ++bends;
      before.at(std::vector<double>{(p.x + q.x) / 2, (p.y + q.y) / 2});
      after.at(std::vector<double>{(q.x + r.x) / 2, (q.y + r.y) / 2});
      int crossed = -1, changed = 0;
      for (int k = 0; k < 10; ++k)
        if (before.pieces()[k] != after.pieces()[k]) crossed = k, ++changed;
      REQUIRE(changed == 1);
      const double side = after.pieces()[crossed] - before.pieces()[crossed];
      const double weight = network.weight(1)[std::size_t(line.neuron) * 10 + crossed];
      for (int i_input = 0; i_input < 2; ++i_input) {
        const double jump =
            after.gradient(10 + line.neuron)[i_input] - before.gradient(10 + line.neuron)[i_input];
        CHECK(jump == doctest::Approx(side * weight * before.gradient(crossed)[i_input]).epsilon(1e-9));
      }
    }
  }
  CHECK(bends > 20);
}

TEST_CASE("invariant: neurons in another order, or scaled, have the same cells") {
  const nn::Network network = random_network({2, 9, 7, 1}, nn::Activation::relu, 0.5, 13);
  nn::Network other = network;
  // Neurons of the first layer back to front, each twice, four times, ... as large: powers of two are exact.
  for (int j = 0; j < 9; ++j) {
    const int from = 8 - j;
    const double scale = std::ldexp(1.0, j % 4);
    for (int i = 0; i < 2; ++i) other.weight(0)[2 * j + i] = scale * network.weight(0)[2 * from + i];
    other.bias(0)[j] = scale * network.bias(0)[from];
    for (int k = 0; k < 7; ++k) other.weight(1)[9 * k + j] = network.weight(1)[9 * k + from] / scale;
  }
  const regions::Subdivision p = subdivide(network, box(-2, 2, -2, 2)),
                             q = subdivide(other, box(-2, 2, -2, 2));
  const auto sorted_areas = [](const regions::Subdivision& cells) {
    std::vector<double> areas;
    for (std::int32_t cell = 0; cell < cells.cells(); ++cell) areas.push_back(cell_area(cells, cell));
    std::sort(areas.begin(), areas.end());
    return areas;
  };
  REQUIRE(p.cells() == q.cells());
  const std::vector<double> areas = sorted_areas(p), others = sorted_areas(q);
  for (std::size_t i = 0; i < areas.size(); ++i) CHECK(std::fabs(areas[i] - others[i]) < 1e-12);
  CHECK(p.cells_after_layer == q.cells_after_layer);
}

TEST_CASE("known: hard tanh shows both of its breakpoints") {
  const nn::Network network = network_of(2, {{1, nn::Activation::hard_tanh, 0}}, {1, 0, 0});
  const std::vector<Polyline> lines = regions::boundaries(network, {}, subdivide(network, box(-3, 3, 0, 1)));
  REQUIRE(lines.size() == 2);
  for (int i = 0; i < 2; ++i) {
    CHECK(lines[i].breakpoint == i);
    CHECK(lines[i].points[0].x == doctest::Approx(2 * i - 1));
  }
}

TEST_CASE("known: the decision boundary of |x| + |y| - 1 is a closed square, and that of its negative too") {
  for (const double sign : {1.0, -1.0}) {
    const nn::Network network =
        network_of(2, {{4, nn::Activation::relu, 0}, {1, nn::Activation::linear, 0}},
                   {1, 0, -1, 0, 0, 1, 0, -1, /**/ 0, 0, 0, 0, /**/ sign, sign, sign, sign, /**/ -sign});
    const std::vector<Polyline> lines = regions::decision_boundary(subdivide(network, box(-2, 2, -2, 2)));
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].closed);
    CHECK(lines[0].points.size() == 4);
    CHECK(length(lines[0]) == doctest::Approx(4 * std::sqrt(2.0)));
  }
}

TEST_CASE("degenerate: where f vanishes on whole cells, the decision boundary is the rim of f > 0") {
  // f = relu(relu(x) + relu(y) - 1) is zero on a region that is not convex.
  const std::vector<Polyline> rim = regions::decision_boundary(subdivide(fixture_q(), box(-2, 2, -2, 2)));
  REQUIRE(rim.size() == 1);
  CHECK(length(rim[0]) == doctest::Approx(4 + std::sqrt(2.0)));
  nn::Network negative = fixture_q();
  negative.architecture.layers.push_back({1, nn::Activation::linear, 0});
  negative.parameters.insert(negative.parameters.end(), {-1, 0});
  CHECK(regions::decision_boundary(subdivide(negative, box(-2, 2, -2, 2))).empty());
  nn::Network zero = fixture_q();
  std::fill(zero.parameters.begin(), zero.parameters.end(), 0.0);
  CHECK(regions::decision_boundary(subdivide(zero, box(-2, 2, -2, 2))).empty());
}

TEST_CASE("known: three linear outputs tie along three rays from the point where all are equal") {
  const nn::Network network =
      network_of(2, {{3, nn::Activation::linear, 0}}, {1, 0, -1, 1, -1, -1, /**/ 0, 0, 0});
  const std::vector<Polyline> rays = regions::decision_boundary(subdivide(network, box(-2, 2, -2, 2)));
  REQUIRE(rays.size() == 3);
  for (const Polyline& ray : rays)
    CHECK(std::min(std::hypot(ray.points.front().x, ray.points.front().y),
                   std::hypot(ray.points.back().x, ray.points.back().y)) < 1e-12);
}

TEST_CASE(
    "invariant: along the decision boundary the two largest outputs are equal, and ends are on the border") {
  for (const int outputs : {1, 2, 4}) {
    const nn::Network network = random_network({2, 14, 12, outputs}, nn::Activation::relu, 0.5, 40 + outputs);
    const std::vector<Polyline> lines = regions::decision_boundary(subdivide(network, box(-2, 2, -2, 2)));
    CHECK(total_length(lines) > 0.5);
    double worst = 0;
    for (const Polyline& line : lines)
      for (std::size_t i = 0; i + 1 < line.points.size(); ++i) {
        const Point &p = line.points[i], &q = line.points[i + 1];
        const std::vector<double> middle = {(p.x + q.x) / 2, (p.y + q.y) / 2};
        std::vector<double> f = nn::evaluate(network, middle);
        if (outputs == 1) f.push_back(0);
        std::sort(f.rbegin(), f.rend());
        worst = std::max(worst, f[0] - f[1]);
      }
    CHECK(worst < 1e-9);
    if (outputs > 2) continue;
    int loose = 0;
    for (const Polyline& line : lines)
      for (const Point& end : {line.points.front(), line.points.back()})
        loose += !line.closed && std::fabs(std::max(std::fabs(end.x), std::fabs(end.y)) - 2) > 1e-9;
    CHECK(loose == 0);
  }
}
