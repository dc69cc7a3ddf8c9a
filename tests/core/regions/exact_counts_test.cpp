#include <doctest/doctest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/regions/pieces.h"
#include "core/regions/subdivision.h"
#include "support/exact_regions.h"
#include "support/network_families.h"
#include "support/region_fixtures.h"

using namespace crease;
using namespace crease::testing;
using regions::box;

namespace {

nlohmann::json reference_networks() {
  std::ifstream file(std::string(CREASE_REFERENCE_DIR) + "/exact_region_counts.json");
  return nlohmann::json::parse(file).at("networks");
}

nn::Network reference_network(const nlohmann::json& entry) {
  nn::Network network = random_network(entry.at("widths"), nn::Activation::relu, 0, 1);
  const std::vector<double> grid = entry.at("parameters");
  for (std::size_t i = 0; i < grid.size(); ++i) network.parameters[i] = grid[i] * 0x1p-20;
  return network;
}

void compare(const nn::Network& network, const std::vector<regions::Point>& domain) {
  const ExactCounts exact = exact_counts(network, {}, domain);
  CHECK(exact.every_inner_edge_has_two_cells);
  for (const regions::SubdivisionOptions& options : {regions::SubdivisionOptions(), always_looking_ahead()}) {
    CAPTURE(options.lookahead_width);
    const regions::Subdivision cells = subdivide(network, domain, {}, options);
    const regions::Adjacency shared = regions::adjacency(cells);
    CHECK(cells.cells() == exact.cells);
    CHECK(cells.cells_after_layer == exact.cells_after_layer);
    CHECK(shared.vertices == exact.vertices);
    CHECK(shared.edges == exact.edges);
    CHECK(shared.unpaired == 0);
    CHECK(regions::linear_regions(cells, shared).count == exact.linear_regions);
  }
}

void compare_line(const nn::Network& network, double y, double slope, double begin, double end) {
  const ExactPieces exact = exact_pieces(network, {0.25, y}, {1, slope}, begin, end);
  const regions::Pieces pieces = regions::pieces_along(network, {{0.25, y}, {1, slope}, begin, end}).value();
  CHECK(pieces.cells() == exact.cells);
  CHECK(pieces.pieces() == exact.pieces);
}

}  // namespace

TEST_CASE("known: the counts of six networks that were counted elsewhere in integers") {
  for (const nlohmann::json& entry : reference_networks()) {
    CAPTURE(entry.at("name").get<std::string>());
    const nn::Network network = reference_network(entry);
    const double from = entry.at("domain")[0], to = entry.at("domain")[1];
    if (network.architecture.input == 1) {
      const regions::Pieces pieces = regions::pieces_along(network, {{0}, {1}, from, to}).value();
      CHECK(pieces.cells() == entry.at("cells"));
      CHECK(pieces.pieces() == entry.at("linear_pieces"));
      const std::vector<double> expected = entry.at("breakpoints");
      REQUIRE(pieces.breakpoints.size() == expected.size());
      for (std::size_t i = 0; i < expected.size(); ++i)
        CHECK(pieces.breakpoints[i] == doctest::Approx(expected[i]).epsilon(1e-12));
      continue;
    }
    const regions::Subdivision cells = subdivide(network, box(from, to, from, to));
    const regions::Adjacency shared = regions::adjacency(cells);
    CHECK(cells.cells() == entry.at("cells"));
    CHECK(cells.cells_after_layer == entry.at("cells_after_layer").get<std::vector<std::int64_t>>());
    CHECK(regions::linear_regions(cells, shared).count == entry.at("linear_regions"));
    if (entry.contains("distinct_vertices")) CHECK(shared.vertices == entry.at("distinct_vertices"));
    CHECK(shared.vertices - shared.edges + cells.cells() == 1);
  }
}

TEST_CASE("degenerate: every family of awkward networks is counted like the exact twin counts it") {
  const std::vector<regions::Point> pentagon = {{-1, -0.75}, {0.5, -1}, {1.25, 0.5}, {0, 1}, {-0.5, 0.75}};
  for (const std::string_view family : family_names())
    for (std::uint64_t seed = 0; seed < 6; ++seed) {
      CAPTURE(std::string(family));
      CAPTURE(seed);
      compare(family_member(family, seed), seed % 3 == 0 ? pentagon : box(-2, 2, -1.5, 3));
    }
}

TEST_CASE("degenerate: pieces along lines of awkward networks are counted like the exact twin counts them") {
  const double infinity = std::numeric_limits<double>::infinity();
  for (const std::string_view family : family_names())
    for (std::uint64_t seed = 0; seed < 6; ++seed) {
      CAPTURE(std::string(family));
      CAPTURE(seed);
      const nn::Network network = family_member(family, seed);
      compare_line(network, 0, 1, -2, 2);
      compare_line(network, -0.25, 0.5, -infinity, infinity);
      compare_line(network, 0.5, -1, -infinity, 0.75);
    }
}

TEST_CASE("degenerate: windows far out, tiny or huge are counted like the exact twin counts them") {
  const nn::Network network = random_network({2, 7, 6, 1}, nn::Activation::relu, 0.5, 12);
  compare(network, box(0.125, 0.125 + 0x1p-20, 0.25, 0.25 + 0x1p-20));
  compare(network, box(-1e6, 1e6, -1e6, 1e6));
  compare(network, box(1e6, 1e6 + 1, -1e6, -1e6 + 1));
  // A corner of the domain on a boundary, and an edge along one.
  compare(fixture_q(), box(0, 1, 0, 1));
  compare(fixture_q(), {{0, 1}, {1, 0}, {1, 1}});
}
