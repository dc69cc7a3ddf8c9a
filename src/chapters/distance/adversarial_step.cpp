#include "chapters/distance/adversarial_step.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "core/base/check.h"
#include "core/nn/forward.h"
#include "core/regions/pieces.h"

namespace crease::distance {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

double sign(double value) {
  return value > 0 ? 1 : value < 0 ? -1 : 0;
}

/// One way to be away from the answer, of length 1 in the step's norm; (0, 0) where f is flat.
regions::Point direction_of(const regions::CellMaps& maps, double f, StepKind kind) {
  const std::span<const double> gradient = maps.gradient(maps.neurons() - 1);
  const double s = f > 0 ? -1 : 1, size = std::sqrt(gradient[0] * gradient[0] + gradient[1] * gradient[1]);
  if (size == 0) return {};
  if (kind == StepKind::sign) return {s * sign(gradient[0]), s * sign(gradient[1])};
  return {s * gradient[0] / size, s * gradient[1] / size};
}

/// The first place on the ray at which the answer is another one, and the cells before it.
void find_flip(const nn::Network& network, const regions::Line& ray, AdversarialStep& step) {
  const Result<regions::Pieces> pieces = regions::pieces_along(network, ray);
  if (!pieces) return;
  const regions::Pieces& line = pieces.value();
  const bool is_one = step.f_before > 0;
  for (int cell = 0; cell < line.cells(); ++cell) {
    const double begin = cell == 0 ? 0 : line.cell_ends[std::size_t(cell) - 1];
    const double end = cell + 1 < line.cells() ? line.cell_ends[std::size_t(cell)] : infinity;
    const double slope = line.slope[std::size_t(cell)], intercept = line.intercept[std::size_t(cell)];
    // f falls (or rises) through 0 at the root; it can change the answer only if it goes the right way.
    if (is_one ? !(slope < 0) : !(slope > 0)) continue;
    const double root = std::max(begin, -intercept / slope);
    if (root > end) continue;
    step.flip_length = root;
    step.walls_to_flip = cell;
    return;
  }
}

}  // namespace

AdversarialStep adversarial_step(const nn::Network& network, regions::Point from, StepKind kind,
                                 double length) {
  CREASE_CHECK(network.architecture.input == 2 && network.architecture.output() == 1,
               "a network with two inputs and one output");
  const std::array<double, 2> point = {from.x, from.y};
  regions::CellMaps maps(network);
  AdversarialStep step;
  step.from = step.to = from;
  step.length = length;
  step.radius = regions::boundary_distance(
                    maps, point, kind == StepKind::sign ? regions::Norm::infinity : regions::Norm::two)
                    .distance;
  step.f_before = step.f_after = nn::evaluate(network, point)[0];
  const regions::Point way = direction_of(maps, step.f_before, kind);
  step.has_direction = way.x != 0 || way.y != 0;
  if (!step.has_direction) return step;
  const regions::Line ray = {{from.x, from.y}, {way.x, way.y}, 0, infinity};
  find_flip(network, ray, step);
  if (!(length > 0)) return step;
  step.to = {from.x + length * way.x, from.y + length * way.y};
  step.f_after = nn::evaluate(network, std::array<double, 2>{step.to.x, step.to.y})[0];
  const Result<regions::Pieces> pieces =
      regions::pieces_along(network, {ray.origin, ray.direction, 0, length});
  if (!pieces) return step;
  step.walls = pieces.value().cells() - 1;
  step.visible_walls = pieces.value().pieces() - 1;
  for (const double t : pieces.value().cell_ends)
    step.crossings.push_back({from.x + t * way.x, from.y + t * way.y});
  return step;
}

}  // namespace crease::distance
