#include "core/constructions/curve.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "core/base/rng.h"
#include "core/constructions/hats.h"
#include "core/constructions/sup_error.h"

using namespace crease;
using namespace crease::constructions;

namespace {

constexpr std::array<double, 6> heights = {0.25, -1, 3, 3, 0.1, 7};

}  // namespace

TEST_CASE("known: a broken line is at its knots what was given, straight between them, constant beyond") {
  const Curve line = Curve::through(heights, -1, 4);
  for (std::size_t i = 0; i < heights.size(); ++i) CHECK(line.at(static_cast<double>(i) - 1) == heights[i]);
  CHECK(line.at(0.5) == 1);
  CHECK(line.at(-7) == 0.25);
  CHECK(line.at(9) == 7);
  CHECK(line.knots().size() == heights.size());
  CHECK(line.over({0, 0}).value == Interval{-1, -1});
}

TEST_CASE("invariant: values and difference quotients of a broken line lie within its enclosure") {
  Random random(11);
  const Curve line = Curve::through(heights, -1, 4);
  for (int i = 0; i < 400; ++i) {
    const double begin = 7 * random.uniform() - 2, width = std::ldexp(random.uniform(), 2 - i % 14);
    const Enclosure over = line.over({begin, begin + width});
    for (int j = 0; j < 8; ++j) {
      const double p = begin + width * random.uniform(), q = begin + width * random.uniform();
      CHECK(over.value.contains(line.at(p)));
      const double rise = line.at(p) - line.at(q), a = over.slope.low * (p - q),
                   b = over.slope.high * (p - q);
      CHECK(rise >= std::min(a, b) - 1e-13);
      CHECK(rise <= std::max(a, b) + 1e-13);
    }
  }
}

TEST_CASE("known: the error of a broken line against one with other knots is that of a triangle") {
  const Curve roof = Curve::through(std::array{0.0, 1.0, 0.0}, 0, 1);
  const auto error = [&](std::initializer_list<double> x, std::initializer_list<double> y) {
    const std::vector<double> knots = x, values = y;
    const SupError found = sup_error(hats(knots, values), roof, 0, 1, knots).value();
    CHECK(found.is_tight);
    CHECK(found.work < 10'000);
    return found.high;
  };
  CHECK(error({0, 1}, {0, 0}) == doctest::Approx(1).epsilon(1e-6));
  CHECK(error({0, 1.0 / 3, 2.0 / 3, 1}, {0, 2.0 / 3, 2.0 / 3, 0}) == doctest::Approx(1.0 / 3).epsilon(1e-6));
  CHECK(error({0, 0.5, 1}, {0, 1, 0}) <= 4e-15);
}

TEST_CASE("agree: a search in small slices gives the same enclosure as one at once") {
  const Curve roof = Curve::through(heights, 0, 1);
  const nn::Network network = hats(std::array{0.0, 0.3, 1.0}, std::array{0.0, 1.0, 2.0});
  const SupError whole = sup_error(network, roof, 0, 1).value();
  SupErrorSearch search(network, roof, 0, 1, {}, {});
  int slices = 0;
  while (!search.advance(3)) ++slices;
  const SupError sliced = search.result().value();
  CHECK(slices > 50);
  CHECK(sliced.low == whole.low);
  CHECK(sliced.high == whole.high);
  CHECK(sliced.at == whole.at);
  CHECK(sliced.work == whole.work);
}

TEST_CASE("degenerate: a search whose work is spent says that its bounds are apart, and both hold") {
  const Curve wave = Expression::parse("sin(40x)", 1).value();
  const nn::Network network = hats(std::array{0.0, 1.0}, std::array{0.0, 0.0});
  const SupError few = sup_error(network, wave, 0, 1, {}, {.most_work = 100}).value();
  CHECK_FALSE(few.is_tight);
  CHECK(few.is_cut_short);
  CHECK(few.low <= 1);
  CHECK(few.high >= 1);
}
