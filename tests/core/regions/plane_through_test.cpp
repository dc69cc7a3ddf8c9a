#include "core/regions/plane_through.h"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "core/base/rng.h"

using namespace crease;

namespace {

std::vector<double> random_point(Random& random, int size) {
  std::vector<double> point;
  for (int i = 0; i < size; ++i) point.push_back(random.uniform());
  return point;
}

}  // namespace

TEST_CASE("invariant: the plane through three points has them at its corners, and keeps all distances") {
  Random random(4);
  for (const int size : {2, 3, 784}) {
    const std::vector<double> point[3] = {random_point(random, size), random_point(random, size),
                                          random_point(random, size)};
    const auto made = regions::plane_through(point[0], point[1], point[2]);
    REQUIRE(made.ok());
    const auto& [slice, corner] = made.value();
    for (int k = 0; k < 3; ++k)
      for (int i = 0; i < size; ++i) {
        const double x = slice.origin[i] + corner[k].x * slice.u[i] + corner[k].y * slice.v[i];
        CHECK(std::fabs(x - point[k][i]) < 1e-13);
      }
    double length_u = 0, length_v = 0, between = 0;
    for (int i = 0; i < size; ++i) {
      length_u += slice.u[i] * slice.u[i];
      length_v += slice.v[i] * slice.v[i];
      between += slice.u[i] * slice.v[i];
    }
    CHECK(length_u == doctest::Approx(1).epsilon(1e-13));
    CHECK(length_v == doctest::Approx(1).epsilon(1e-13));
    CHECK(std::fabs(between) < 1e-13);
    CHECK(corner[1].y == 0);
    CHECK(corner[2].y > 0);
  }
}

TEST_CASE("degenerate: three points on a line, two of them the same, have no plane") {
  const std::vector<double> a = {0, 1, 2}, b = {1, 1, 1}, between = {0.25, 1, 1.75};
  CHECK_FALSE(regions::plane_through(a, b, between).ok());
  CHECK_FALSE(regions::plane_through(a, a, b).ok());
  CHECK_FALSE(regions::plane_through(a, b, a).ok());
  CHECK_FALSE(regions::plane_through(a, a, a).ok());
}
