#include "lab/sweep_measure.h"

#include <cmath>
#include <limits>
#include <string>

#include "core/base/check.h"
#include "core/base/rng.h"
#include "core/regions/cell_maps.h"
#include "core/regions/subdivision.h"

namespace crease::lab {
namespace {

using Of = NetworkMeasure::Of;
using Where = NetworkMeasure::Where;
using Vector = std::vector<double>;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_measured = std::numeric_limits<double>::quiet_NaN();

Vector axis(int inputs, int which) {
  Vector direction(std::size_t(inputs), 0.0);
  direction[std::size_t(which)] = 1;
  return direction;
}

double product(const Vector& a, const Vector& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

void normalize(Vector& v) {
  const double length = std::sqrt(product(v, v));
  for (double& x : v) x /= length;
}

/// A direction that is evenly distributed on the sphere, orthogonal to `other` where that is not empty.
Vector random_direction(Random& random, int inputs, const Vector& other = {}) {
  Vector v(static_cast<std::size_t>(inputs));
  for (double& x : v) x = random.normal();
  if (!other.empty()) {
    const double share = product(v, other);
    for (std::size_t i = 0; i < v.size(); ++i) v[i] -= share * other[i];
  }
  normalize(v);
  return v;
}

regions::Line line_of(const NetworkMeasure& measure, int inputs) {
  regions::Line line{Vector(std::size_t(inputs), 0.0), axis(inputs, 0), -infinity, infinity};
  if (measure.random) {
    Random random(*measure.random);
    line.direction = random_direction(random, inputs);
  } else if (!measure.frame.empty()) {
    line.origin = measure.frame[0];
    for (std::size_t i = 0; i < line.origin.size(); ++i)
      line.direction[i] = measure.frame[1][i] - measure.frame[0][i];
  }
  if (measure.where == Where::segment) {
    line.begin = measure.ends[0];
    line.end = measure.ends[1];
  }
  return line;
}

regions::Slice slice_of(const NetworkMeasure& measure, int inputs) {
  if (!measure.frame.empty()) return {measure.frame[0], measure.frame[1], measure.frame[2]};
  const Vector origin(std::size_t(inputs), 0.0);
  if (!measure.random) return {origin, axis(inputs, 0), axis(inputs, 1)};
  Random random(*measure.random);
  const Vector u = random_direction(random, inputs);
  return {origin, u, random_direction(random, inputs, u)};
}

regions::CountedPart part_of(const NetworkMeasure& measure, int inputs) {
  regions::CountedPart part;
  if (measure.where != Where::box) {
    part.line = line_of(measure, inputs);
    return part;
  }
  part.slice = slice_of(measure, inputs);
  part.domain = regions::box(measure.ends[0], measure.ends[1], measure.ends[2], measure.ends[3]);
  return part;
}

double count(const NetworkMeasure& measure, const nn::Network& network) {
  const auto counted = measure.of == Of::cells ? regions::Counted::cells : regions::Counted::linear_regions;
  const auto found = regions::count_regions(network, part_of(measure, network.architecture.input), counted);
  if (!found) return not_measured;
  const double neurons = network.architecture.hidden_neurons();
  const double unit = measure.where == Where::box ? neurons * neurons / 2 : neurons;
  return static_cast<double>(found.value()) / (measure.is_scaled ? unit : 1);
}

std::vector<Vector> points_of(const NetworkMeasure& measure, int inputs) {
  if (!measure.at.empty()) return measure.at;
  Random random(measure.seed);
  std::vector<Vector> points(std::size_t(measure.points), Vector(std::size_t(inputs)));
  for (Vector& point : points)
    for (double& x : point)
      x = measure.law == NetworkMeasure::Law::normal ? random.normal() : 2 * random.uniform() - 1;
  return points;
}

/// The mean over all points.
double distance(const NetworkMeasure& measure, const nn::Network& network) {
  const std::vector<Vector> points = points_of(measure, network.architecture.input);
  regions::CellMaps maps(network);
  double sum = 0;
  for (const Vector& point : points) {
    if (!measure.is_visible) {
      sum += regions::boundary_distance(maps, point, measure.norm).distance;
      continue;
    }
    const auto found = regions::visible_distance(network, point, measure.norm);
    if (!found) return not_measured;
    sum += found.value().distance;
  }
  const double unit = measure.is_scaled ? network.architecture.hidden_neurons() : 1;
  return unit * sum / static_cast<double>(points.size());
}

}  // namespace

std::string measure_name(const NetworkMeasure& measure) {
  constexpr const char* subjects[] = {"cells", "linear_regions", "distance"};
  constexpr const char* places[] = {"_on_line", "_on_segment", "_in_box"};
  std::string name = subjects[static_cast<int>(measure.of)];
  if (measure.of != Of::distance) name += places[static_cast<int>(measure.where)];
  if (measure.is_visible) name = "visible_" + name;
  return measure.is_scaled ? "scaled_" + name : name;
}

std::string unsuitable(const NetworkMeasure& measure, int inputs) {
  const std::string network =
      "the network has " + std::to_string(inputs) + (inputs == 1 ? " input" : " inputs");
  const bool is_count = measure.of != Of::distance;
  if (is_count && measure.where == Where::box && inputs == 1)
    return network + "; \"line\" or \"segment\" instead of \"box\" would be right";
  for (const std::vector<Vector>& vectors : {measure.frame, measure.at})
    for (const Vector& vector : vectors)
      if (vector.size() != std::size_t(inputs))
        return network + "; points of " + std::to_string(inputs) + (inputs == 1 ? " number" : " numbers") +
               " would be right";
  return {};
}

double measure_network(const NetworkMeasure& measure, const nn::Network& network) {
  CREASE_CHECK(unsuitable(measure, network.architecture.input).empty(), "the measure suits the network");
  if (!regions::check_piecewise_linear(network)) return not_measured;
  return measure.of == Of::distance ? distance(measure, network) : count(measure, network);
}

}  // namespace crease::lab
