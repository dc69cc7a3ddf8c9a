#include "core/constructions/folds.h"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <vector>

#include "core/base/rng.h"
#include "core/constructions/fold_sheet.h"
#include "core/constructions/sawtooth.h"
#include "core/nn/forward.h"
#include "core/regions/adjacency.h"
#include "core/regions/pieces.h"
#include "core/regions/subdivision.h"

using namespace crease;
using namespace crease::constructions;

namespace {

std::vector<Fold> random_folds(int depth, Random& random) {
  std::vector<Fold> folds;
  for (int i = 0; i < depth; ++i)
    folds.push_back({0.1 + 0.8 * random.uniform(), random.uniform(), random.uniform(), random.uniform()});
  return folds;
}

double at(const nn::Network& network, double x) {
  return nn::evaluate(network, std::array{x})[0];
}

double composed(const std::vector<Fold>& folds, double x) {
  for (const Fold& fold : folds) x = fold.at(x);
  return x;
}

}  // namespace

TEST_CASE("known: tents are the sawtooth, to the bit, and have 2^d pieces to depth 50") {
  const std::vector<Fold> tents(50);
  const FoldCounts counts = count_folds(tents, 0, 1);
  for (int depth = 1; depth <= 50; ++depth) {
    CHECK(counts.pieces[static_cast<std::size_t>(depth) - 1] == power(2, depth));
    CHECK(counts.cells[static_cast<std::size_t>(depth) - 1] == power(2, depth));
  }
  CHECK(folded(tents).parameters == sawtooth(50).parameters);
}

TEST_CASE("known: a window of width 2^-k holds 2^(d-k) pieces, at every dyadic place and depth") {
  const std::vector<Fold> tents(50);
  for (const int k : {1, 10, 44, 47})
    for (const double place : {0.0, 1.0 / 3, 0.71}) {
      const double width = std::ldexp(1, -k), begin = std::floor(place / width) * width;
      CHECK(count_folds(tents, begin, begin + width).pieces.back() == power(2, 50 - k));
    }
}

TEST_CASE("agree: folds are counted as the line algorithm counts the pieces of their network") {
  Random random(7);
  for (int round = 0; round < 30; ++round) {
    const int depth = 1 + static_cast<int>(random.below(9));
    const std::vector<Fold> folds = random_folds(depth, random);
    const nn::Network network = folded(folds);
    const double begin = 0.3 * random.uniform(), end = begin + 0.05 + 0.6 * random.uniform();
    const FoldCounts counts = count_folds(folds, begin, end);
    const regions::Pieces pieces = regions::pieces_along(network, {{0}, {1}, begin, end}).value();
    CHECK(counts.cells.back() == Natural(static_cast<std::uint64_t>(pieces.cells())));
    CHECK(counts.pieces.back() == Natural(static_cast<std::uint64_t>(pieces.pieces())));
    for (int i = 0; i <= 20; ++i)
      CHECK(at(network, i / 20.0) == doctest::Approx(composed(folds, i / 20.0)).epsilon(1e-9).scale(1));
  }
}

TEST_CASE("agree: graphs have a corner at each end of a cell, and lie on the network's graph") {
  Random random(11);
  for (int round = 0; round < 10; ++round) {
    const std::vector<Fold> folds = random_folds(6, random);
    const nn::Network network = folded(folds);
    const FoldCounts counts = count_folds(folds, 0.125, 0.875);
    const std::vector<FoldGraph> graphs = fold_graphs(folds, 0.125, 0.875, 1000);
    REQUIRE(graphs.size() == folds.size());
    for (std::size_t l = 0; l < folds.size(); ++l) CHECK(Natural(graphs[l].x.size() - 1) == counts.cells[l]);
    const FoldGraph& last = graphs.back();
    for (std::size_t i = 0; i < last.x.size(); ++i)
      CHECK(at(network, last.x[i]) == doctest::Approx(last.y[i]).epsilon(1e-9).scale(1));
  }
}

TEST_CASE("known: at depth 50 the corners of the graph are exact, and so is the network there") {
  const std::vector<Fold> tents(50);
  const nn::Network network = sawtooth(50);
  const double begin = std::ldexp(std::floor(std::ldexp(1.0 / 3, 45)), -45);
  const std::vector<FoldGraph> graphs = fold_graphs(tents, begin, begin + std::ldexp(1, -45), 100);
  const FoldGraph& last = graphs.back();
  REQUIRE(last.x.size() == 33);
  for (int i = 0; i <= 32; ++i) {
    CHECK(last.x[static_cast<std::size_t>(i)] == begin + std::ldexp(i, -50));
    CHECK(last.y[static_cast<std::size_t>(i)] == i % 2);
    CHECK(at(network, last.x[static_cast<std::size_t>(i)]) == i % 2);
  }
}

TEST_CASE("degenerate: folds that are flat, straight, or undo each other do not bend") {
  const Fold flat{0.5, 0.25, 0.25, 0.25}, straight{0.25, 0, 0.25, 1};
  CHECK(count_folds(std::vector{flat, Fold()}, 0, 1).pieces.back() == 1);
  const FoldCounts counts = count_folds(std::vector{straight, straight, Fold()}, 0, 1);
  CHECK(counts.cells.back() == 3);
  CHECK(counts.pieces.back() == 2);
  // The second has its crease where the first has: the slopes 2, 2/3 become 1, 1.
  const Fold first{0.25, 0, 0.5, 1}, second{0.5, 0, 0.25, 1};
  CHECK(count_folds(std::vector{first, second}, 0, 1).pieces.back() == 1);
  CHECK_FALSE(check_fold({0, 0, 1, 0}));
  CHECK_FALSE(check_fold({0.5, 0, 1.5, 0}));
  CHECK_FALSE(check_fold({NAN, 0, 1, 0}));
}

TEST_CASE(
    "known: halving a sheet d times leaves 2^d parts, and its network lays every corner where they are") {
  std::vector<SheetFold> folds;
  for (int d = 1; d <= 10; ++d) {
    folds.push_back({90.0 * (d % 2), 0});
    const FoldedSheet sheet = fold_sheet(folds);
    CHECK(sheet.flaps.size() == std::size_t(1) << d);
    regions::Subdivider subdivider;
    const auto cells = subdivider.run(sheet.network, {}, regions::box(-1, 1, -1, 1));
    REQUIRE(cells.ok());
    CHECK(cells.value()->cells() == 1 << d);
  }
}

TEST_CASE("agree: folding at any angles cuts the sheet as the network's exact cells, with equal areas") {
  Random random(3);
  for (int round = 0; round < 12; ++round) {
    std::vector<SheetFold> folds;
    for (int i = 0; i < 6; ++i) folds.push_back({360 * random.uniform(), 1.6 * random.uniform() - 0.8});
    const FoldedSheet sheet = fold_sheet(folds);
    regions::Subdivider subdivider;
    const auto cells = subdivider.run(sheet.network, {}, regions::box(-1, 1, -1, 1));
    REQUIRE(cells.ok());
    CHECK(cells.value()->cells() == static_cast<int>(sheet.flaps.size()));
    CHECK(regions::linear_regions(*cells.value(), regions::adjacency(*cells.value())).count ==
          static_cast<int>(sheet.flaps.size()));
    double area = 0;
    for (const Flap& flap : sheet.flaps)
      for (std::size_t i = 0; i < flap.sheet.size(); ++i) {
        const auto &p = flap.sheet[i], &q = flap.sheet[(i + 1) % flap.sheet.size()];
        area += (p[0] * q[1] - p[1] * q[0]) / 2;
        const std::vector<double> now = nn::evaluate(sheet.network, p);
        CHECK(now[0] == doctest::Approx(flap.folded[i][0]).epsilon(1e-12).scale(1));
        CHECK(now[1] == doctest::Approx(flap.folded[i][1]).epsilon(1e-12).scale(1));
      }
    CHECK(area == doctest::Approx(4).epsilon(1e-12));
  }
}
