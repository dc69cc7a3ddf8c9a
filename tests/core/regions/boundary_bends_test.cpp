#include "core/regions/boundary_bends.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/nn/forward.h"
#include "core/nn/trainer.h"
#include "core/regions/subdivision.h"
#include "support/region_fixtures.h"

using namespace crease;
using regions::BoundaryCrossing;
using regions::Point;
using regions::Polyline;

namespace {

struct Drawn {
  nn::Network network;
  std::vector<Polyline> lines;
};

Drawn drawn(std::uint64_t seed) {
  const std::vector<int> hidden = {6, 6, 6};
  Drawn result;
  result.network = nn::initialize(nn::perceptron(2, hidden, 1, nn::Activation::relu),
                                  nn::Initializer::he_normal, 0.5, seed);
  const std::vector<Point> domain = regions::box(-2, 2, -2, 2);
  result.lines = regions::boundaries(result.network, {}, testing::subdivide(result.network, domain));
  return result;
}

double distance_to_lines(const std::vector<Polyline>& lines, int layer, Point p) {
  double nearest = INFINITY;
  for (const Polyline& line : lines) {
    if (line.layer != layer) continue;
    for (std::size_t i = 0; i + 1 < line.points.size() + (line.closed ? 1 : 0); ++i) {
      const Point &a = line.points[i], &b = line.points[(i + 1) % line.points.size()];
      const double ux = b.x - a.x, uy = b.y - a.y, square = ux * ux + uy * uy;
      const double t = square == 0 ? 0 : std::clamp(((p.x - a.x) * ux + (p.y - a.y) * uy) / square, 0.0, 1.0);
      nearest = std::min(nearest, std::hypot(a.x + t * ux - p.x, a.y + t * uy - p.y));
    }
  }
  return nearest;
}

}  // namespace

TEST_CASE("known: boundaries of the first layer are straight") {
  for (std::uint64_t seed = 1; seed <= 5; ++seed)
    for (const Polyline& line : drawn(seed).lines) {
      if (line.layer != 0) continue;
      const Point a = line.points.front(), b = line.points.back();
      const double length = std::hypot(b.x - a.x, b.y - a.y);
      for (const Point& p : line.points)
        CHECK(std::fabs((p.x - a.x) * (b.y - a.y) - (p.y - a.y) * (b.x - a.x)) / length < 1e-9);
    }
}

TEST_CASE("known: every bend of the second layer lies on a boundary of the first") {
  int bends = 0;
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const Drawn net = drawn(seed);
    for (const Polyline& line : net.lines) {
      if (line.layer != 1) continue;
      for (const BoundaryCrossing& crossing : regions::crossings_along(net.network, line)) {
        if (crossing.turn <= regions::least_turn) continue;
        ++bends;
        CHECK(crossing.is_earlier);
        CHECK(distance_to_lines(net.lines, 0, crossing.at) < 1e-9);
      }
    }
  }
  CHECK(bends > 20);
}

TEST_CASE("known: the normal jumps along the gradient of what bends it, by the weight between the two") {
  int direct = 0, indirect = 0;
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const Drawn net = drawn(seed);
    for (const Polyline& line : net.lines)
      for (const BoundaryCrossing& crossing : regions::crossings_along(net.network, line)) {
        if (!crossing.is_earlier) continue;
        CHECK(crossing.off_parallel < 1e-9);
        CHECK(std::fabs(crossing.weight - crossing.path_weight) < 1e-9);
        if (crossing.layer + 1 < line.layer) ++indirect;
        if (crossing.layer + 1 != line.layer) continue;
        ++direct;
        const int fan_in = net.network.architecture.fan_in(line.layer);
        const double weight =
            net.network.weight(line.layer)[std::size_t(line.neuron * fan_in + crossing.neuron)];
        CHECK(std::fabs(crossing.weight - weight) < 1e-9);
      }
  }
  CHECK(direct > 50);
  CHECK(indirect > 20);
}

TEST_CASE("invariant: at a crossing at most one of two boundaries bends, and it is the deeper one") {
  for (std::uint64_t seed = 1; seed <= 8; ++seed) {
    const Drawn net = drawn(seed);
    const regions::CrossingTally tally = regions::tally_crossings(net.network, net.lines);
    CHECK(tally.crossings > 10);
    CHECK(tally.deeper_bends > 0);
    CHECK(tally.deeper_bends <= tally.crossings);
    CHECK(tally.earlier_bends == 0);
    CHECK(tally.within_bends == 0);
  }
}

TEST_CASE("known: relu(x) + relu(y) - 1 turns by 45 degrees on each axis, with weights 1") {
  const nn::Network network = testing::fixture_q();
  const std::vector<Point> domain = regions::box(-2, 2, -2, 2);
  int seen = 0;
  for (const Polyline& line : regions::boundaries(network, {}, testing::subdivide(network, domain))) {
    if (line.layer != 1) continue;
    for (const BoundaryCrossing& crossing : regions::crossings_along(network, line)) {
      ++seen;
      CHECK(crossing.turn == doctest::Approx(std::acos(-1.0) / 4).epsilon(1e-12));
      CHECK(crossing.weight == doctest::Approx(1).epsilon(1e-12));
    }
  }
  CHECK(seen == 2);
}

TEST_CASE("agree: a second-layer neuron is dead as often as the exact probability says") {
  constexpr int draws = 20'000;
  const auto share = [](int n1) {
    int dead = 0;
    Random random(7, static_cast<std::uint64_t>(n1));
    for (int i = 0; i < draws; ++i) dead += regions::draw_dead_neuron(n1, random);
    return double(dead) / draws;
  };
  for (const int n1 : {1, 2, 3}) {
    const double p = regions::dead_probability(2, n1).value();
    CHECK(std::fabs(share(n1) - p) < 4 * std::sqrt(p * (1 - p) / draws));
  }
  // Measured elsewhere with 300 000 samples; there is no closed form.
  CHECK_FALSE(regions::dead_probability(2, 4));
  CHECK(std::fabs(share(4) - 0.0588) < 4 * std::sqrt(0.0588 * 0.9412 * (1.0 / draws + 1.0 / 300'000)));
}

TEST_CASE("known: exact probabilities of a dead neuron") {
  CHECK(regions::dead_probability(2, 1) == 0.25);
  CHECK(regions::dead_probability(2, 2) == 0.125);
  CHECK(regions::dead_probability(2, 3) == 0.078125);
  CHECK(regions::dead_probability(1, 2) == 0.1875);
}
