#include "core/regions/boundary_bends.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "core/base/check.h"
#include "core/base/real_functions.h"
#include "core/regions/bends.h"
#include "core/regions/cell_maps.h"

namespace crease::regions {
namespace {

/// Segments shorter than this share of the line's place have no direction that could be trusted.
constexpr double least_segment = 1e-7;

/// What one segment of the line sees: the pieces of all neurons but its own, and the map of its own.
struct Side {
  std::vector<std::uint8_t> pieces;
  Point gradient;
  double dx = 0, dy = 0, length = 0;
};

Point gradient_of(const CellMaps& maps, int neuron) {
  return {maps.gradient(neuron)[0], maps.gradient(neuron)[1]};
}

int counted_through(const nn::Architecture& architecture, int layer, int neuron) {
  for (int l = 0; l < layer; ++l) neuron += architecture.layers[l].width;
  return neuron;
}

Side side_of(CellMaps& maps, int own, Point p, Point q) {
  const std::array<double, 2> middle = {(p.x + q.x) / 2, (p.y + q.y) / 2};
  maps.at(middle);
  Side side;
  side.pieces = maps.pieces();
  side.gradient = gradient_of(maps, own);
  side.dx = q.x - p.x;
  side.dy = q.y - p.y;
  side.length = std::sqrt(side.dx * side.dx + side.dy * side.dy);
  return side;
}

bool is_short(const Side& side, Point at) {
  return side.length < least_segment * std::max({1.0, std::fabs(at.x), std::fabs(at.y)});
}

double turn_between(const Side& a, const Side& b) {
  return std::fabs(crease::atan2(a.dx * b.dy - a.dy * b.dx, a.dx * b.dx + a.dy * b.dy));
}

/// dz/dh_i: the product of weights along every way from i to z, over the neurons that are on.
double path_weight(const nn::Network& network, const std::vector<std::uint8_t>& pieces, const Polyline& line,
                   int layer, int neuron) {
  const nn::Architecture& architecture = network.architecture;
  std::vector<double> reach(static_cast<std::size_t>(architecture.layers[layer].width), 0.0);
  reach[std::size_t(neuron)] = 1;
  for (int l = layer + 1; l <= line.layer; ++l) {
    const int fan_in = architecture.fan_in(l), first = counted_through(architecture, l, 0);
    std::vector<double> next(static_cast<std::size_t>(architecture.layers[l].width), 0.0);
    for (int j = 0; j < architecture.layers[l].width; ++j) {
      if (l < line.layer && pieces[std::size_t(first + j)] == 0) continue;
      for (int i = 0; i < fan_in; ++i)
        next[std::size_t(j)] += network.weight(l)[std::size_t(j * fan_in + i)] * reach[std::size_t(i)];
    }
    reach = std::move(next);
  }
  return reach[std::size_t(line.neuron)];
}

/// The only neuron on whose boundary a and b meet; -1 for none or several.
int met_neuron(const CellMaps& maps, const Side& a, const Side& b, int own) {
  int met = -1;
  for (int k = 0; k < maps.neurons(); ++k) {
    if (k == own || a.pieces[std::size_t(k)] == b.pieces[std::size_t(k)]) continue;
    if (met >= 0) return -1;
    met = k;
  }
  return met;
}

void measure_jump(const nn::Network& network, const CellMaps& maps, const Side& a, const Side& b,
                  const Polyline& line, int met, BoundaryCrossing& crossing) {
  const double sign = b.pieces[std::size_t(met)] > a.pieces[std::size_t(met)] ? 1 : -1;
  const Point jump = {sign * (b.gradient.x - a.gradient.x), sign * (b.gradient.y - a.gradient.y)};
  const Point g = gradient_of(maps, met);  // the same on both sides: nothing earlier changes
  const double square = g.x * g.x + g.y * g.y;
  const double size = std::sqrt(std::max(a.gradient.x * a.gradient.x + a.gradient.y * a.gradient.y,
                                         b.gradient.x * b.gradient.x + b.gradient.y * b.gradient.y));
  crossing.is_earlier = true;
  crossing.weight = (jump.x * g.x + jump.y * g.y) / square;
  crossing.path_weight = path_weight(network, a.pieces, line, crossing.layer, crossing.neuron);
  crossing.off_parallel = std::fabs(jump.x * g.y - jump.y * g.x) / (std::sqrt(square) * size);
}

void check_network(const nn::Network& network) {
  CREASE_CHECK(network.architecture.input == 2, "two inputs");
  for (int l = 0; l + 1 < network.architecture.depth(); ++l)
    CREASE_CHECK(bends_of(network.architecture.layers[l]).is_relu(), "hidden layers of ReLU");
}

/// A line through the plane, and where a weighted sum of ReLUs is off.
struct HalfPlane {
  double ax, ay, b, weight;
};

double sum_at(const std::vector<HalfPlane>& units, double x, double y, double constant, double scale) {
  double sum = constant;
  for (const HalfPlane& unit : units)
    sum += unit.weight * std::max(0.0, unit.ax * x + unit.ay * y + scale * unit.b);
  return sum;
}

/// At a corner two units vanish; rounding must not let them in, so they are left out.
double sum_at_corner(const std::vector<HalfPlane>& units, std::size_t i, std::size_t j, double constant) {
  const HalfPlane &p = units[i], &q = units[j];
  const double det = p.ax * q.ay - p.ay * q.ax;
  if (det == 0) return constant;
  const double x = (p.ay * q.b - q.ay * p.b) / det, y = (q.ax * p.b - p.ax * q.b) / det;
  double sum = constant;
  for (std::size_t k = 0; k < units.size(); ++k)
    if (k != i && k != j)
      sum += units[k].weight * std::max(0.0, units[k].ax * x + units[k].ay * y + units[k].b);
  return sum;
}

}  // namespace

std::vector<BoundaryCrossing> crossings_along(const nn::Network& network, const Polyline& line) {
  check_network(network);
  CellMaps maps(network);
  const int own = counted_through(network.architecture, line.layer, line.neuron);
  const std::size_t n = line.points.size(), segments = line.closed ? n : n - 1;
  std::vector<BoundaryCrossing> result;
  if (n < 3) return result;
  Side before = line.closed ? side_of(maps, own, line.points[n - 1], line.points[0])
                            : side_of(maps, own, line.points[0], line.points[1]);
  for (std::size_t i = line.closed ? 0 : 1; i < segments; ++i) {
    const Point at = line.points[i];
    Side after = side_of(maps, own, at, line.points[(i + 1) % n]);
    const int met = met_neuron(maps, before, after, own);
    if (met >= 0 && !is_short(before, at) && !is_short(after, at)) {
      BoundaryCrossing crossing;
      crossing.at = at;
      crossing.layer = maps.layer(met);
      crossing.neuron = maps.index_in_layer(met);
      crossing.turn = turn_between(before, after);
      if (crossing.layer < line.layer) measure_jump(network, maps, before, after, line, met, crossing);
      result.push_back(crossing);
    }
    before = std::move(after);
  }
  return result;
}

CrossingTally tally_crossings(const nn::Network& network, const std::vector<Polyline>& lines) {
  CrossingTally tally;
  for (const Polyline& line : lines)
    for (const BoundaryCrossing& crossing : crossings_along(network, line)) {
      const bool bends = crossing.turn > least_turn;
      if (crossing.layer < line.layer) {
        ++tally.crossings;
        tally.deeper_bends += bends;
      } else if (crossing.layer > line.layer) {
        tally.earlier_bends += bends;
      } else {
        tally.within_layer += crossing.neuron > line.neuron;
        tally.within_bends += bends;
      }
    }
  return tally;
}

bool draw_dead_neuron(int n1, Random& random) {
  CREASE_CHECK(n1 >= 1, "a first layer");
  std::vector<HalfPlane> units(static_cast<std::size_t>(n1));
  for (HalfPlane& unit : units) {
    unit.ax = random.normal();
    unit.ay = random.normal();
    unit.b = random.normal();
    unit.weight = random.normal();
  }
  const double bias = random.normal();
  if (n1 == 1) return units[0].weight <= 0 && bias <= 0;
  for (std::size_t i = 0; i < units.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (sum_at_corner(units, i, j, bias) > 0) return false;
  // Far away only the directions count, and they are convex combinations of those along the lines.
  for (std::size_t i = 0; i < units.size(); ++i) {
    std::vector<HalfPlane> others = units;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
    for (const double sign : {-1.0, 1.0})
      if (sum_at(others, -sign * units[i].ay, sign * units[i].ax, 0, 0) > 0) return false;
  }
  return true;
}

std::optional<double> dead_probability(int n0, int n1) {
  CREASE_CHECK(n0 >= 1 && n0 <= 30 && n1 >= 1 && n1 <= 30, "widths from 1 to 30");
  if (n1 <= n0) return std::ldexp(1.0, -(n1 + 1));
  if (n1 == n0 + 1) return std::ldexp(std::ldexp(1.0, n0) + 1, -2 * (n0 + 1));
  return std::nullopt;
}

}  // namespace crease::regions
