#include "render/strokes.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstring>
#include <limits>
#include <span>
#include <vector>

using namespace crease::render;

namespace {

constexpr Colour red = 0xFF0000FF, blue = 0xFFFF0000;

Segment segment(float x0, float y0, float x1, float y1, Colour colour = red) {
  return {x0, y0, 0, x1, y1, 0, colour, 1.25f, 4};
}

std::vector<Stroke> strokes_of(const std::vector<Segment>& segments) {
  std::vector<Stroke> strokes(7);  // reused
  make_strokes(segments, strokes);
  return strokes;
}

}  // namespace

TEST_CASE("known: segments that follow one another are one line, with dashes that run on") {
  const auto strokes = strokes_of({segment(0, 0, 3, 4), segment(3, 4, 3, 10), segment(3, 10, 0, 10)});
  REQUIRE(strokes.size() == 5);
  CHECK(strokes[1].goes_on == goes_on_after);
  CHECK(strokes[2].goes_on == goes_on_before + goes_on_after);
  CHECK(strokes[3].goes_on == goes_on_before);
  CHECK(strokes[1].length_so_far == 0);
  CHECK(strokes[2].length_so_far == 5);
  CHECK(strokes[3].length_so_far == 11);
}

TEST_CASE("invariant: lines that only touch, or look different, stay apart") {
  const auto apart = strokes_of({segment(0, 0, 1, 0), segment(0, 0, 0, 1), segment(0, 1, 1, 1, blue)});
  for (std::size_t i = 1; i + 1 < apart.size(); ++i) CHECK(apart[i].goes_on == 0);
}

TEST_CASE("degenerate: no segments make two dummies, which belong to no line") {
  const auto strokes = strokes_of({});
  REQUIRE(strokes.size() == 2);
  CHECK(strokes[0].goes_on + strokes[1].goes_on == 0);
  // A first segment that begins where the dummy ends does not go on from it.
  CHECK(strokes_of({segment(0, 0, 1, 1)})[1].goes_on == 0);
}

TEST_CASE("degenerate: segments without finite coordinates are left out") {
  const float nan = std::nanf(""), infinite = std::numeric_limits<float>::infinity();
  CHECK(strokes_of({segment(0, 0, nan, 1), segment(0, infinite, 1, 1), segment(0, 0, 1, 1)}).size() == 3);
}

TEST_CASE("agree: strokes made in parts of any size are those made at once") {
  std::vector<Segment> segments;
  for (int i = 0; i < 40; ++i) {
    const float x = static_cast<float>(i), bend = static_cast<float>(i % 3);
    segments.push_back(segment(x, i % 5 == 0 ? 7 : static_cast<float>((i + 2) % 3), x + 1, bend));
  }
  segments[17].x1 = std::nanf("");
  const std::vector<Stroke> whole = strokes_of(segments);
  for (std::size_t size : {1u, 2u, 3u, 13u, 40u, 41u, 1000u}) {
    std::vector<Stroke> room, joined;
    std::size_t parts = 0;
    make_strokes_in_parts(segments, size, room, [&](std::span<const Stroke> part) {
      CHECK(part.size() <= size + 1);
      joined.insert(joined.end(), part.begin(), part.end());
      ++parts;
    });
    CHECK((parts > 1) == (size < whole.size() - 1));
    REQUIRE(joined.size() == whole.size());
    CHECK(std::memcmp(joined.data(), whole.data(), whole.size() * sizeof(Stroke)) == 0);
  }
}
