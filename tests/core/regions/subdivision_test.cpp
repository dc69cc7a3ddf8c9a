#include "core/regions/subdivision.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "support/exact_regions.h"
#include "support/network_families.h"
#include "support/region_fixtures.h"

using namespace crease;
using namespace crease::testing;
using regions::box;

namespace {

std::vector<double> sorted_areas(const regions::Subdivision& subdivision) {
  std::vector<double> areas;
  for (std::int32_t cell = 0; cell < subdivision.cells(); ++cell)
    areas.push_back(cell_area(subdivision, cell));
  std::sort(areas.begin(), areas.end());
  return areas;
}

std::string error_of(const nn::Network& network, const std::vector<regions::Point>& domain,
                     const regions::Slice& slice = {}, const regions::SubdivisionOptions& options = {}) {
  regions::Subdivider subdivider;
  const auto result = subdivider.run(network, slice, domain, options);
  return result.ok() ? "" : result.error().message;
}

}  // namespace

TEST_CASE("known: fixture Q has 7 cells of the areas found by hand and 4 linear regions") {
  const regions::Subdivision cells = subdivide(fixture_q(), box(-2, 2, -2, 2));
  CHECK(cells.cells() == 7);
  CHECK(cells.cells_after_layer == std::vector<std::int64_t>{4, 7});
  const std::vector<double> areas = sorted_areas(cells), expected = {0.5, 2, 2, 2, 2, 3.5, 4};
  for (std::size_t i = 0; i < areas.size(); ++i) CHECK(areas[i] == doctest::Approx(expected[i]));
  const regions::Adjacency shared = regions::adjacency(cells);
  CHECK(regions::linear_regions(cells, shared).count == 4);
  CHECK(shared.vertices - shared.edges + cells.cells() == 1);
}

TEST_CASE("known: n lines in general position cut a large box into 1 + n + n (n - 1) / 2 cells (Zaslavsky)") {
  for (const int n : {8, 16, 32}) {
    const nn::Network network = random_network({2, n, 1}, nn::Activation::relu, 1, 5);
    const regions::Subdivision cells = subdivide(network, box(-1e5, 1e5, -1e5, 1e5));
    CHECK(cells.cells() == 1 + n + n * (n - 1) / 2);
    const regions::Adjacency shared = regions::adjacency(cells);
    // Inner vertices are the crossings; every line adds two on the border, and the box has four of its own.
    CHECK(shared.vertices == n * (n - 1) / 2 + 2 * n + 4);
  }
}

TEST_CASE("invariant: areas add up to the window's at every scale") {
  const nn::Network network = random_network({2, 24, 24, 1}, nn::Activation::relu, 0.5, 11);
  for (const double size : {1e-6, 1e-3, 1.0, 1e3, 1e6}) {
    const regions::Subdivision cells = subdivide(network, box(0.3, 0.3 + size, -0.2, -0.2 + size));
    CHECK(regions::total_area(cells) == doctest::Approx(size * size).epsilon(1e-9));
    const regions::Adjacency shared = regions::adjacency(cells);
    CHECK(shared.unpaired == 0);
    CHECK(shared.vertices - shared.edges + cells.cells() == 1);
  }
}

TEST_CASE("agree: domains of up to a thousand corners are cut like the exact twin cuts them") {
  const nn::Network network = random_network({2, 5, 4, 1}, nn::Activation::relu, 0.5, 3);
  for (const int corners : {3, 60, 62, 63, 64, 65, 130}) {
    const std::vector<regions::Point> domain = regular_polygon(corners, 2);
    const ExactCounts exact = exact_counts(network, {}, domain);
    const regions::Subdivision cells = subdivide(network, domain);
    CHECK(cells.cells() == exact.cells);
    CHECK(cells.cells_after_layer == exact.cells_after_layer);
    CHECK(regions::adjacency(cells).vertices == exact.vertices);
  }
  CHECK(subdivide(network, regular_polygon(1000, 2)).cells() ==
        exact_counts(network, {}, regular_polygon(1000, 2)).cells);
}

TEST_CASE("known: a linear network is one cell, whatever its depth") {
  const nn::Network network = random_network({2, 6, 3, 2}, nn::Activation::linear, 1, 2);
  const regions::Subdivision cells = subdivide(network, box(-1, 1, -1, 1));
  CHECK(cells.cells() == 1);
  CHECK(cells.cells_after_layer == std::vector<std::int64_t>{1, 1});
  CHECK(cells.edge_tag == std::vector<regions::EdgeTag>{-1, -2, -3, -4});
  const nn::Network one_layer = random_network({2, 2}, nn::Activation::linear, 1, 2);
  CHECK(subdivide(one_layer, box(-1, 1, -1, 1)).map[1].a == one_layer.parameters[2]);
}

TEST_CASE("known: hard tanh has two breakpoints and three pieces") {
  const nn::Network network = network_of(2, {{1, nn::Activation::hard_tanh, 0}}, {1, 0, 0});
  const regions::Subdivision cells = subdivide(network, box(-3, 3, 0, 1));
  REQUIRE(cells.cells() == 3);
  for (std::int32_t cell = 0; cell < 3; ++cell) {
    const double x = centroid(cells, cell).x;
    CHECK(cells.piece(cell, 0) == (x < -1 ? 0 : x < 1 ? 1 : 2));
    CHECK(cells.map[cell].a == (std::fabs(x) < 1 ? 1 : 0));
    CHECK(cells.map[cell].c == (x < -1 ? -1 : x < 1 ? 0 : 1));
  }
}

TEST_CASE("degenerate: what cannot be cut is refused with the reason") {
  const nn::Network network = random_network({2, 4, 1}, nn::Activation::relu, 1, 1);
  CHECK(error_of(network, box(-1, 1, -1, 1)).empty());
  CHECK(error_of(random_network({2, 4, 1}, nn::Activation::tanh, 1, 1), box(-1, 1, -1, 1)).find("'tanh'") !=
        std::string::npos);
  CHECK(error_of(random_network({3, 4, 1}, nn::Activation::relu, 1, 1), box(-1, 1, -1, 1)).find("3 inputs") !=
        std::string::npos);
  CHECK(error_of(network, box(-1, 1, -1, 1), {{0}, {1}, {0}}).find("2 numbers") != std::string::npos);
  CHECK(error_of(network, {{0, 0}, {1, 0}}).find("three corners") != std::string::npos);
  CHECK(error_of(network, {{0, 0}, {0, 1}, {1, 0}}).find("counter-clockwise") != std::string::npos);
  CHECK(error_of(network, {{0, 0}, {2, 0}, {1, 0}}).find("convex") != std::string::npos);
  CHECK(error_of(network, {{0, 0}, {1, 0}, {1, 0}, {1, 1}}).find("repeated") != std::string::npos);
  CHECK(error_of(network, {{0, 0}, {1, std::nan("")}, {1, 1}}).find("not finite") != std::string::npos);
  // A five-pointed star turns left at every corner, twice around.
  const std::vector<regions::Point> p = regular_polygon(5, 1);
  CHECK(error_of(network, {p[0], p[2], p[4], p[1], p[3]}).find("convex") != std::string::npos);
  regions::SubdivisionOptions few;
  few.max_cells = 3;
  CHECK(error_of(network, box(-9, 9, -9, 9), {}, few).find("more than 3 cells") != std::string::npos);
  nn::Network endless = network;
  endless.parameters[0] = 1e200;
  CHECK(error_of(endless, box(-1, 1, -1, 1)).find("overflow") != std::string::npos);
  endless.parameters[0] = std::nan("");
  CHECK(error_of(endless, box(-1, 1, -1, 1)).find("not a finite number") != std::string::npos);
}

TEST_CASE("known: corners on a straight side of the domain stay corners") {
  const nn::Network network = network_of(2, {{1, nn::Activation::relu, 0}}, {1, 0, 0});
  const std::vector<regions::Point> domain = {{-1, -1}, {0, -1}, {1, -1}, {1, 1}, {-1, 1}};
  const regions::Subdivision cells = subdivide(network, domain);
  CHECK(cells.cells() == 2);
  CHECK(regions::adjacency(cells).vertices == 6);
}

TEST_CASE("known: the cell that holds a point is found, and none outside") {
  const regions::Subdivision cells = subdivide(fixture_q(), box(-2, 2, -2, 2));
  for (std::int32_t cell = 0; cell < cells.cells(); ++cell)
    CHECK(regions::cell_at(cells, centroid(cells, cell)) == cell);
  CHECK(regions::cell_at(cells, {2.5, 0}) == regions::no_cell);
}

TEST_CASE("invariant: a subdivider gives the same cells on a second and third network as a new one") {
  regions::Subdivider subdivider;
  for (const int width : {20, 6, 31}) {
    const nn::Network network = random_network({2, width, width, 1}, nn::Activation::relu, 0.5, 9);
    const regions::Subdivision& again = *subdivider.run(network, {}, box(-1, 1, -1, 1)).value();
    const regions::Subdivision fresh = subdivide(network, box(-1, 1, -1, 1));
    CHECK(again.x == fresh.x);
    CHECK(again.pattern == fresh.pattern);
    CHECK(again.first_corner == fresh.first_corner);
    CHECK(again.cells_after_layer == fresh.cells_after_layer);
  }
}
