#include "core/constructions/fold_sheet.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "core/base/check.h"
#include "core/base/real_functions.h"

namespace crease::constructions {
namespace {

using Point = std::array<double, 2>;

constexpr double thinnest = 1e-9;  ///< of a part that is cut off: far above rounding, far below a pixel
constexpr double pi = 3.141592653589793;

/// p.n = c, with t the normal turned left by a right angle.
struct FoldLine {
  Point n, t;
  double c, shift;  ///< `shift` is K
};

double dot(const Point& a, const Point& b) {
  return a[0] * b[0] + a[1] * b[1];
}

/// Exact for multiples of a right angle.
Point direction(double angle_deg) {
  const double turn = angle_deg - 360 * std::floor(angle_deg / 360);
  if (turn == 0) return {1, 0};
  if (turn == 90) return {0, 1};
  if (turn == 180) return {-1, 0};
  if (turn == 270) return {0, -1};
  return {crease::cos(turn * pi / 180), crease::sin(turn * pi / 180)};
}

FoldLine line_through(const std::vector<Flap>& flaps, const SheetFold& fold, double reach) {
  FoldLine line{direction(fold.angle_deg), {}, 0, 1};
  line.t = {-line.n[1], line.n[0]};
  double low = HUGE_VAL, high = -HUGE_VAL;
  for (const Flap& flap : flaps)
    for (const Point& corner : flap.folded) {
      low = std::min(low, dot(line.n, corner));
      high = std::max(high, dot(line.n, corner));
    }
  line.c = (low + high) / 2 + fold.place * (high - low) / 2;
  while (line.shift < reach) line.shift *= 2;  // a power of two adds no rounding of its own
  return line;
}

Point between(const Point& a, const Point& b, double share) {
  return {a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])};
}

/// The part of a flap on the side where sign * (n.p - c) >= 0.
Flap side_of(const Flap& flap, const FoldLine& line, double sign) {
  Flap part;
  part.is_turned = flap.is_turned;
  const std::size_t corners = flap.folded.size();
  for (std::size_t i = 0; i < corners; ++i) {
    const std::size_t j = (i + 1) % corners;
    const double here = sign * (dot(line.n, flap.folded[i]) - line.c),
                 there = sign * (dot(line.n, flap.folded[j]) - line.c);
    if (here >= 0) {
      part.sheet.push_back(flap.sheet[i]);
      part.folded.push_back(flap.folded[i]);
    }
    if ((here > 0 && there < 0) || (here < 0 && there > 0)) {
      const double share = here / (here - there);
      part.sheet.push_back(between(flap.sheet[i], flap.sheet[j], share));
      part.folded.push_back(between(flap.folded[i], flap.folded[j], share));
    }
  }
  return part;
}

void turn_over(Flap& flap, const FoldLine& line) {
  for (Point& p : flap.folded) {
    const double twice = 2 * (dot(line.n, p) - line.c);
    p = {p[0] - twice * line.n[0], p[1] - twice * line.n[1]};
  }
  flap.is_turned = !flap.is_turned;
}

std::vector<Flap> folded_along(const std::vector<Flap>& flaps, const FoldLine& line) {
  std::vector<Flap> next;
  for (const Flap& flap : flaps) {
    double lowest = 0, highest = 0;
    for (const Point& corner : flap.folded) {
      lowest = std::min(lowest, dot(line.n, corner) - line.c);
      highest = std::max(highest, dot(line.n, corner) - line.c);
    }
    const bool has_below = lowest<-thinnest, has_above = highest> thinnest;
    if (has_above || !has_below) next.push_back(has_below ? side_of(flap, line, 1) : flap);
    if (!has_below) continue;
    Flap below = has_above ? side_of(flap, line, -1) : flap;
    turn_over(below, line);
    next.push_back(std::move(below));
  }
  return next;
}

/// One number of p as a row over what the layer of `line` holds: p = (h0 + h1 + c) n + (h2 - K) t.
void read_sheet(std::span<double> row, double& bias, const FoldLine& line, const Point& along) {
  const double across = dot(along, line.n), within = dot(along, line.t);
  row[0] = row[1] = across;
  row[2] = within;
  bias += line.c * across - line.shift * within;
}

nn::Network network_of(const std::vector<FoldLine>& lines) {
  nn::Network network;
  const std::vector<int> hidden(lines.size(), 3);
  network.architecture = nn::perceptron(2, hidden, 2, nn::Activation::relu);
  network.parameters.assign(network.architecture.parameter_count(), 0.0);
  for (std::size_t layer = 0; layer <= lines.size(); ++layer) {
    const int at = static_cast<int>(layer);
    const std::span<double> weight = network.weight(at), bias = network.bias(at);
    std::vector<Point> read = {{1, 0}, {0, 1}};
    if (layer < lines.size())
      read = {lines[layer].n, {-lines[layer].n[0], -lines[layer].n[1]}, lines[layer].t};
    const std::size_t width = layer == 0 ? 2 : 3;
    for (std::size_t row = 0; row < read.size(); ++row) {
      const std::span<double> entries = weight.subspan(width * row, width);
      if (layer == 0)
        std::copy(read[row].begin(), read[row].end(), entries.begin());
      else
        read_sheet(entries, bias[row], lines[layer - 1], read[row]);
    }
    if (layer == lines.size()) continue;
    bias[0] -= lines[layer].c;
    bias[1] = -bias[0];  // so that both neurons bend along the same line to the last bit
    bias[2] += lines[layer].shift;
  }
  return network;
}

}  // namespace

FoldedSheet fold_sheet(std::span<const SheetFold> folds) {
  CREASE_CHECK(!folds.empty() && folds.size() <= most_sheet_folds, "1 to 12 folds");
  const std::vector<Point> square = {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}};
  FoldedSheet result;
  result.flaps = {{square, square, false}};
  std::vector<FoldLine> lines;
  double reach = 2;  // no point is farther from 0: turning over a line at distance c moves it by 2 |c| more
  for (const SheetFold& fold : folds) {
    CREASE_CHECK(std::fabs(fold.place) < 1, "a line through the sheet");
    lines.push_back(line_through(result.flaps, fold, reach));
    result.flaps = folded_along(result.flaps, lines.back());
    reach += 2 * std::fabs(lines.back().c);
  }
  result.network = network_of(lines);
  return result;
}

}  // namespace crease::constructions
