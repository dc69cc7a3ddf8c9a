#include "chapters/train_and_watch/contour.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace crease;
using namespace crease::train_and_watch;

namespace {

constexpr int side = 41;
const Window window{-2, 2, -2, 2};

template <class F>
std::vector<double> sampled(F f) {
  std::vector<double> values;
  for (int row = 0; row < side; ++row)
    for (int column = 0; column < side; ++column)
      values.push_back(f(-2 + 4.0 * column / (side - 1), -2 + 4.0 * row / (side - 1)));
  return values;
}

double length_of(const std::vector<regions::Polyline>& lines) {
  double sum = 0;
  for (const regions::Polyline& line : lines)
    sum += std::hypot(line.points[1].x - line.points[0].x, line.points[1].y - line.points[0].y);
  return sum;
}

}  // namespace

TEST_CASE("known: the contour of an affine function is its line, exactly") {
  const std::vector<double> values = sampled([](double x, double y) { return x + y - 0.33; });
  std::vector<regions::Polyline> lines;
  append_zero_contour({window, side, side, values}, lines);
  for (const regions::Polyline& line : lines)
    for (const regions::Point point : line.points) CHECK(std::fabs(point.x + point.y - 0.33) < 1e-12);
  CHECK(length_of(lines) == doctest::Approx(std::sqrt(2.0) * (4 - 0.33)).epsilon(1e-12));
}

TEST_CASE("known: the contour of a circle has its length within the grid's error") {
  const std::vector<double> values = sampled([](double x, double y) { return 1 - x * x - y * y; });
  std::vector<regions::Polyline> lines;
  append_zero_contour({window, side, side, values}, lines);
  CHECK(length_of(lines) == doctest::Approx(2 * 3.14159265358979).epsilon(5e-3));
}

TEST_CASE("degenerate: saddles, constants and values of exactly zero give no crossing lines") {
  const std::vector<double> saddle = {1, -1, -1, 1};
  std::vector<regions::Polyline> lines;
  append_zero_contour({{0, 1, 0, 1}, 2, 2, saddle}, lines);
  REQUIRE(lines.size() == 2);
  for (const regions::Polyline& line : lines) {
    // Each line cuts off one corner, so its middle lies near that corner and not in the middle.
    const double x = (line.points[0].x + line.points[1].x) / 2, y = (line.points[0].y + line.points[1].y) / 2;
    CHECK(x == doctest::Approx(y));
    CHECK(std::fabs(x - 0.5) == doctest::Approx(0.25));
  }
  lines.clear();
  append_zero_contour({{0, 1, 0, 1}, 2, 2, std::vector<double>{0, 0, 0, 0}}, lines);
  CHECK(lines.empty());
  append_zero_contour({{0, 1, 0, 1}, 2, 2, std::vector<double>{-1, 1, 1, -1}}, lines);
  CHECK(lines.size() == 2);
}

TEST_CASE("known: with several outputs the boundary is where the two largest are equal") {
  std::vector<double> samples;
  for (int row = 0; row < side; ++row)
    for (int column = 0; column < side; ++column) {
      const double x = -2 + 4.0 * column / (side - 1);
      samples.insert(samples.end(), {x, -x, -10.0});
    }
  const auto lines = sampled_decision(window, side, side, 3, samples);
  CHECK(!lines.empty());
  for (const regions::Polyline& line : lines)
    for (const regions::Point point : line.points) CHECK(std::fabs(point.x) < 1e-12);
}
