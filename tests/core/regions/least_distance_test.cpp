#include "core/regions/least_distance.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "support/network_families.h"

using namespace crease;
using namespace crease::testing;
using regions::HalfSpaces;
using regions::Norm;

namespace {

constexpr Norm norms[] = {Norm::one, Norm::two, Norm::infinity};

double along(const HalfSpaces& spaces, std::size_t i, const std::vector<double>& point) {
  double sum = 0;
  for (std::size_t k = 0; k < point.size(); ++k) sum += spaces.normal[point.size() * i + k] * point[k];
  return sum;
}

/// Random half-spaces, normal · x + offset >= 0, where the left side is at most `reach` at the point.
HalfSpaces half_spaces_around(const std::vector<double>& point, int count, double reach, TestRandom& random) {
  HalfSpaces spaces{point.size(), {}, {}};
  for (int i = 0; i < count; ++i) {
    const std::vector<double> normal = random_point(random, static_cast<int>(point.size()));
    spaces.normal.insert(spaces.normal.end(), normal.begin(), normal.end());
    spaces.offset.push_back(reach * random.uniform() - along(spaces, i, point));
  }
  return spaces;
}

}  // namespace

TEST_CASE("known: least distances to half-spaces") {
  CHECK(regions::least_distance(HalfSpaces{2, {}, {}}) == 0);
  CHECK(regions::least_distance(HalfSpaces{2, {1, 0}, {3}}) == 0);
  CHECK(*regions::least_distance(HalfSpaces{2, {3, 4}, {-10}}) == doctest::Approx(2));
  // x >= 1 and y >= 2: the corner; x + y >= 1 is then no matter, x + y >= 6 is.
  CHECK(*regions::least_distance(HalfSpaces{2, {1, 0, 0, 1, 1, 1}, {-1, -2, -1}}) ==
        doctest::Approx(std::sqrt(5.0)));
  CHECK(*regions::least_distance(HalfSpaces{2, {1, 0, 0, 1, 1, 1}, {-1, -2, -6}}) ==
        doctest::Approx(std::sqrt(18.0)));
  CHECK_FALSE(regions::least_distance(HalfSpaces{2, {1, 0, -1, 0}, {-1, 0.5}}));
  CHECK_FALSE(regions::least_distance(HalfSpaces{2, {1, 0, 0, 1, -1, -1}, {-1, -1, 1}}));
}

TEST_CASE("known: least distances to half-spaces in the norms 1 and infinity") {
  const auto least = [](const HalfSpaces& spaces, Norm norm) {
    return regions::least_distance(spaces, norm);
  };
  for (const Norm norm : norms) {
    CHECK(*least(HalfSpaces{2, {}, {}}, norm) == 0);
    CHECK(*least(HalfSpaces{2, {1, 0}, {3}}, norm) == 0);
    CHECK_FALSE(least(HalfSpaces{2, {1, 0, -1, 0}, {-1, 0.5}}, norm));
    CHECK_FALSE(least(HalfSpaces{2, {1, 0, 0, 1, -1, -1}, {-1, -1, 1}}, norm));
  }
  // 3 x + 4 y >= 10: along y alone, or with both alike.
  CHECK(*least(HalfSpaces{2, {3, 4}, {-10}}, Norm::one) == doctest::Approx(2.5));
  CHECK(*least(HalfSpaces{2, {3, 4}, {-10}}, Norm::infinity) == doctest::Approx(10.0 / 7));
  // x >= 1 and y >= 2, then x + y >= 6 too.
  CHECK(*least(HalfSpaces{2, {1, 0, 0, 1}, {-1, -2}}, Norm::one) == doctest::Approx(3));
  CHECK(*least(HalfSpaces{2, {1, 0, 0, 1}, {-1, -2}}, Norm::infinity) == doctest::Approx(2));
  CHECK(*least(HalfSpaces{2, {1, 0, 0, 1, 1, 1}, {-1, -2, -6}}, Norm::one) == doctest::Approx(6));
  CHECK(*least(HalfSpaces{2, {1, 0, 0, 1, 1, 1}, {-1, -2, -6}}, Norm::infinity) == doctest::Approx(3));
  // x <= -1 (its own nearest points have any |y| <= 1) and y >= 3.
  CHECK(*least(HalfSpaces{2, {-1, 0, 0, 1}, {-1, -3}}, Norm::infinity) == doctest::Approx(3));
}

TEST_CASE("invariant: least distances are ordered as the norms are, and scale with the offsets") {
  TestRandom random(13);
  for (int trial = 0; trial < 60; ++trial) {
    const std::size_t dimension = 2 + trial % 5;
    const std::vector<double> inside = random_point(random, static_cast<int>(dimension));
    HalfSpaces spaces = half_spaces_around(inside, 10, 0.3, random);
    double least[3];
    for (int k = 0; k < 3; ++k) {
      const auto found = regions::least_distance(spaces, norms[k]);
      REQUIRE(found);
      least[k] = *found;
    }
    const double root = std::sqrt(double(dimension));
    CHECK(least[1] <= least[0] * (1 + 1e-9) + 1e-12);
    CHECK(least[2] <= least[1] * (1 + 1e-9) + 1e-12);
    CHECK(least[0] <= root * least[1] * (1 + 1e-9) + 1e-12);
    CHECK(least[1] <= root * least[2] * (1 + 1e-9) + 1e-12);
    for (double& offset : spaces.offset) offset *= 3;
    for (int k = 0; k < 3; ++k)
      CHECK(*regions::least_distance(spaces, norms[k]) == doctest::Approx(3 * least[k]).epsilon(1e-9));
  }
}

TEST_CASE("invariant: the nearest point of random half-spaces is no farther than any of their points") {
  TestRandom random(3);
  int empty = 0;
  for (int trial = 0; trial < 200; ++trial) {
    const std::vector<double> inside = random_point(random, 3);
    const HalfSpaces spaces = half_spaces_around(inside, 8, 1, random);
    const auto least = regions::least_distance(spaces);
    empty += !least;
    if (!least) continue;
    // Points between `inside` and the origin belong to them as far as they go.
    double size = 0, t = 0;
    for (const double entry : inside) size += entry * entry;
    for (int i = 0; i < 8; ++i)
      if (spaces.offset[i] < 0) t = std::max(t, -spaces.offset[i] / along(spaces, i, inside));
    CHECK(*least <= t * std::sqrt(size) * (1 + 1e-9) + 1e-9);
    double lower = 0;  // no half-space is nearer than itself
    for (int i = 0; i < 8; ++i) {
      double norm = 0;
      for (int k = 0; k < 3; ++k) norm += spaces.normal[3 * i + k] * spaces.normal[3 * i + k];
      lower = std::max(lower, -spaces.offset[i] / std::sqrt(norm));
    }
    CHECK(*least >= lower * (1 - 1e-9));
  }
  CHECK(empty == 0);
}
