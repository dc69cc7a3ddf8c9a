#include "core/constructions/curve.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/base/check.h"
#include "core/base/interval_operations.h"

namespace crease::constructions {
namespace {

Interval difference(double a, double b) {
  return result_of(Operation::subtract, {a, a}, {b, b});
}

}  // namespace

Curve::Curve(Expression formula) : formula_(std::move(formula)) {
  CREASE_CHECK(formula_->variables() == 1, "a formula in x");
}

Curve::Curve(BrokenLine line) : line_(std::move(line)) {
  CREASE_CHECK(line_.x.size() >= 2 && line_.x.size() == line_.y.size(), "two or more points");
  for (std::size_t i = 0; i < line_.x.size(); ++i)
    CREASE_CHECK(
        std::isfinite(line_.x[i]) && std::isfinite(line_.y[i]) && (i == 0 || line_.x[i - 1] < line_.x[i]),
        "points are finite and ascend");
}

Curve Curve::through(std::span<const double> heights, double begin, double end) {
  CREASE_CHECK(heights.size() >= 2, "two or more heights");
  BrokenLine line{{}, {heights.begin(), heights.end()}};
  const std::size_t pieces = heights.size() - 1;
  for (std::size_t i = 0; i < pieces; ++i)
    line.x.push_back(begin + static_cast<double>(i) * ((end - begin) / static_cast<double>(pieces)));
  line.x.push_back(end);
  return Curve(std::move(line));
}

/// The piece that begins at or before x; pieces().size() beyond the end. Needs   x at or after the first
/// knot.
std::size_t Curve::piece_at(double x) const {
  const auto after = std::upper_bound(line_.x.begin(), line_.x.end(), x);
  return static_cast<std::size_t>(after - line_.x.begin()) - 1;
}

double Curve::at(double x) const {
  if (formula_) return formula_->at(x);
  if (!(x >= line_.x.front())) return line_.y.front();
  const std::size_t i = piece_at(x);
  if (i + 1 >= line_.x.size()) return line_.y.back();
  const double slope = (line_.y[i + 1] - line_.y[i]) / (line_.x[i + 1] - line_.x[i]);
  return line_.y[i] + slope * (x - line_.x[i]);
}

Interval Curve::slope_of(std::size_t piece) const {
  return result_of(Operation::divide, difference(line_.y[piece + 1], line_.y[piece]),
                   difference(line_.x[piece + 1], line_.x[piece]));
}

Interval Curve::value_at(double x) const {
  if (x <= line_.x.front()) return {line_.y.front(), line_.y.front()};
  const std::size_t i = piece_at(x);
  if (i + 1 >= line_.x.size()) return {line_.y.back(), line_.y.back()};
  if (x == line_.x[i]) return {line_.y[i], line_.y[i]};
  const Interval rise = result_of(Operation::multiply, slope_of(i), difference(x, line_.x[i]));
  return result_of(Operation::add, {line_.y[i], line_.y[i]}, rise);
}

Enclosure Curve::over(Interval x) const {
  if (formula_) return enclosure(*formula_, x);
  CREASE_CHECK(std::isfinite(x.width()) && x.width() >= 0, "a segment is finite");
  Enclosure result = {hull(value_at(x.low), value_at(x.high)), {0, 0}};
  bool is_first = true;
  const auto add_slope = [&](Interval slope) {
    result.slope = is_first ? slope : hull(result.slope, slope);
    is_first = false;
  };
  if (x.low < line_.x.front()) add_slope({0, 0});
  const std::size_t begin = x.low < line_.x.front() ? 0 : piece_at(x.low);
  for (std::size_t i = begin; i < line_.x.size() && (line_.x[i] < x.high || i == begin); ++i) {
    if (line_.x[i] > x.high) break;
    add_slope(i + 1 < line_.x.size() ? slope_of(i) : Interval{0, 0});
    if (line_.x[i] > x.low) result.value = hull(result.value, {line_.y[i], line_.y[i]});
  }
  return result;
}

}  // namespace crease::constructions
