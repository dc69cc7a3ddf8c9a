#include "chapters/train_and_watch/view_plane_clip.h"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "core/base/rng.h"

using namespace crease;
using namespace crease::train_and_watch;
using regions::AffineMap;
using regions::Point;

namespace {

const std::vector<Point> square = {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}};

double area(std::span<const Point> polygon) {
  double twice = 0;
  for (std::size_t i = 0; i < polygon.size(); ++i) {
    const Point a = polygon[i], b = polygon[(i + 1) % polygon.size()];
    twice += a.x * b.y - b.x * a.y;
  }
  return twice / 2;
}

AffineMap random_map(Random& random) {
  return {random.normal(), random.normal(), 0.5 * random.normal()};
}

}  // namespace

TEST_CASE("known: half of a square is the half on which the map is not negative") {
  std::vector<Point> kept;
  clip_polygon(square, {1, 0, 0}, kept);
  CHECK(area(kept) == doctest::Approx(2));
  for (const Point point : kept) CHECK(point.x >= 0);
  clip_polygon(square, {0, 0, -1}, kept);
  CHECK(kept.empty());
  clip_polygon(square, {0, 0, 1}, kept);
  CHECK(kept.size() == 4);
}

TEST_CASE("degenerate: a line through corners or along a side cuts nothing off twice") {
  std::vector<Point> kept;
  clip_polygon(square, {1, 1, 0}, kept);
  CHECK(kept.size() == 3);
  CHECK(area(kept) == doctest::Approx(2));
  clip_polygon(square, {1, 0, 1}, kept);
  CHECK(area(kept) == doctest::Approx(4));
  clip_polygon(square, {-1, 0, -1}, kept);
  CHECK(kept.empty());
}

TEST_CASE("invariant: the two sides of a line have the whole area between them") {
  Random random(3);
  std::vector<Point> left, right;
  for (int i = 0; i < 200; ++i) {
    const AffineMap map = random_map(random);
    clip_polygon(square, map, left);
    clip_polygon(square, {-map.a, -map.b, -map.c}, right);
    CHECK(area(left) + area(right) == doctest::Approx(4));
  }
}

TEST_CASE("invariant: winners share the whole area, and each wins where it should") {
  Random random(4);
  WinnerSplitter splitter;
  for (int round = 0; round < 100; ++round) {
    std::vector<AffineMap> maps(std::size_t(2 + round % 9));
    for (AffineMap& map : maps) map = random_map(random);
    double total = 0;
    const auto parts = splitter.split(square, maps);
    for (std::size_t k = 0; k < maps.size(); ++k) {
      if (parts[k].empty()) continue;
      total += area(parts[k]);
      Point centre;
      for (const Point corner : parts[k]) {
        centre.x += corner.x / double(parts[k].size());
        centre.y += corner.y / double(parts[k].size());
      }
      CHECK(winner_at(maps, centre) == static_cast<int>(k));
    }
    CHECK(total == doctest::Approx(4));
  }
}

TEST_CASE("degenerate: of equal maps the first one wins everywhere") {
  WinnerSplitter splitter;
  const std::vector<AffineMap> maps = {{0, 0, -1}, {1, 0, 0}, {1, 0, 0}, {0, 0, -1}};
  const auto parts = splitter.split(square, maps);
  CHECK(area(parts[1]) == doctest::Approx(4));
  CHECK(parts[2].empty());
}

TEST_CASE("known: a segment is cut where the map is zero, and left out where it is negative") {
  Piece piece{{-1, 0}, {1, 0}};
  REQUIRE(clip_segment(piece, {1, 0, 0.5}));
  CHECK(piece.from.x == doctest::Approx(-0.5));
  CHECK(piece.to.x == doctest::Approx(1));
  CHECK_FALSE(clip_segment(piece, {0, 0, -1}));
  CHECK(piece.from.x == doctest::Approx(-0.5));
}
