#include "ui/ticks.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

using namespace crease;
using ui::Axis;
using ui::Tick;

namespace {

std::vector<std::string> labels(const Axis& axis, int most) {
  std::vector<std::string> result;
  for (const Tick& tick : ui::ticks(axis, most))
    if (!tick.label.empty()) result.push_back(tick.label);
  return result;
}

using Labels = std::vector<std::string>;

}  // namespace

TEST_CASE("known: ticks of short axes are the ones a person would choose") {
  CHECK(labels({0, 1, false}, 5) == Labels{"0", "0.2", "0.4", "0.6", "0.8", "1.0"});
  CHECK(labels({0, 100, false}, 4) == Labels{"0", "50", "100"});
  CHECK(labels({-1.2, 1.2, false}, 5) == Labels{"−1.0", "−0.5", "0", "0.5", "1.0"});
  CHECK(labels({0, 12000, false}, 3) == Labels{"0", "5000", "10\u2009000"});
  CHECK(labels({1, 10000, true}, 5) == Labels{"1", "10", "100", "1000", "10\u2009000"});
  CHECK(labels({1e-8, 1, true}, 4) == Labels{"10⁻⁸", "10⁻⁶", "10⁻⁴", "0.01", "1"});
}

TEST_CASE("invariant: ticks lie on the axis, ascend, and are not many more than asked for") {
  for (const double begin : {-3e7, -1.0, 0.0, 0.37, 1e-9, 12345.0})
    for (const double length : {1e-6, 0.02, 1.0, 33.3, 9.99e5}) {
      const Axis axis = {begin, begin + length, false};
      for (const int most : {2, 4, 8}) {
        const std::vector<Tick> ticks = ui::ticks(axis, most);
        CHECK(ticks.size() <= static_cast<std::size_t>(most) + 1);
        for (std::size_t i = 0; i < ticks.size(); ++i) {
          CHECK(axis.share(ticks[i].value) >= -1e-6);
          CHECK(axis.share(ticks[i].value) <= 1 + 1e-6);
          if (i > 0) CHECK(ticks[i].value > ticks[i - 1].value);
        }
      }
    }
}

TEST_CASE("invariant: an axis maps its ends to 0 and 1, and value undoes share") {
  for (const Axis& axis : {Axis{-2, 5, false}, Axis{1e-4, 30, true}, Axis{5, 1, false}}) {
    CHECK(axis.share(axis.begin) == doctest::Approx(0));
    CHECK(axis.share(axis.end) == doctest::Approx(1));
    for (const double share : {0.0, 0.25, 0.5, 0.9})
      CHECK(axis.share(axis.value(share)) == doctest::Approx(share));
  }
}

TEST_CASE("degenerate: an axis without length, or with an end that is no number, has no ticks") {
  CHECK(ui::ticks({1, 1, false}, 5).empty());
  CHECK(ui::ticks({0, std::nan(""), false}, 5).empty());
  CHECK(ui::ticks({0, INFINITY, false}, 5).empty());
}

TEST_CASE("invariant: a round axis holds the values it was made for and is never empty") {
  for (const bool is_logarithmic : {false, true})
    for (const double low : {1e-7, 0.2, 5.0, 4e4})
      for (const double factor : {1.0, 1.0000001, 1.7, 300.0}) {
        const Axis axis = ui::round_axis(low, low * factor, is_logarithmic, 4);
        CHECK(axis.begin <= low);
        CHECK(axis.end >= low * factor);
        CHECK(axis.begin < axis.end);
      }
  const Axis nothing = ui::round_axis(INFINITY, -INFINITY, true, 4);
  CHECK(nothing.begin < nothing.end);
  const Axis zero = ui::round_axis(0, 0, false, 4);
  CHECK(zero.begin < zero.end);
}
