#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <vector>

#include "core/base/check.h"
#include "core/regions/boundary_distance.h"
#include "core/regions/facet_search.h"
#include "core/regions/subdivision.h"

namespace crease::regions {
namespace {

/// Squares around the point grow up to this many times its size.
constexpr double farthest = 0x1p80;

double length(double x, double y, Norm norm) {
  const double p = std::fabs(x), q = std::fabs(y);
  return norm == Norm::two ? std::sqrt(p * p + q * q) : norm == Norm::one ? p + q : std::max(p, q);
}

/// The distance from the origin to the segment from p to q. On it, norms are convex and bend where a
/// coordinate vanishes or both are equally large: one of these places, or an end, is the nearest.
double distance_to_segment(Point p, Point q, Norm norm) {
  const double dx = q.x - p.x, dy = q.y - p.y;
  const std::array<double, 5> share = {-(p.x * dx + p.y * dy) / (dx * dx + dy * dy), -p.x / dx, -p.y / dy,
                                       -(p.x - p.y) / (dx - dy), -(p.x + p.y) / (dx + dy)};
  double least = std::min(length(p.x, p.y, norm), length(q.x, q.y, norm));
  for (const double t : share)
    if (t > 0 && t < 1) least = std::min(least, length(p.x + t * dx, p.y + t * dy, norm));
  return least;
}

/// One or two inputs: the first input is s, the second, if there is one, t.
class VisibleInPlane {
 public:
  VisibleInPlane(const nn::Network& network, std::span<const double> point, Norm norm)
      : network_(network), norm_(norm), centre_{point[0], point.size() > 1 ? point[1] : 0} {
    if (point.size() == 1) slice_ = {{0}, {1}, {0}};
  }

  Result<BoundaryDistance> find(const BoundaryDistance& first) {
    const double size = std::max({1.0, std::fabs(centre_.x), std::fabs(centre_.y)});
    for (double radius = std::max(2 * first.distance, size * 0x1p-10); radius < farthest * size;
         radius *= 4) {
      Subdivider subdivider;
      const auto cells = subdivider.run(network_, slice_, square(radius));
      if (!cells) return cells.error();
      const std::optional<Found> found = nearest_edge(*cells.value());
      if (found && found->distance <= radius) return result(*found, first);
    }
    return BoundaryDistance{};
  }

 private:
  struct Found {
    double distance;
    EdgeTag neuron;
  };

  std::vector<Point> square(double radius) const {
    return box(centre_.x - radius, centre_.x + radius, centre_.y - radius, centre_.y + radius);
  }

  std::optional<Found> nearest_edge(const Subdivision& cells) const {
    const Adjacency sides = adjacency(cells);
    const LinearRegions regions = linear_regions(cells, sides);
    std::optional<Found> nearest;
    for (std::int32_t p = 0; p < static_cast<std::int32_t>(sides.twin.size()); ++p) {
      if (sides.twin[p] < p) continue;
      const std::int32_t cell = sides.cell[p];
      if (regions.region_of_cell[cell] == regions.region_of_cell[sides.neighbour[p]]) continue;
      const std::int32_t q = p + 1 == cells.first_corner[cell + 1] ? cells.first_corner[cell] : p + 1;
      const double distance = distance_to_segment({cells.x[p] - centre_.x, cells.y[p] - centre_.y},
                                                  {cells.x[q] - centre_.x, cells.y[q] - centre_.y}, norm_);
      if (!nearest || distance < nearest->distance) nearest = Found{distance, cells.edge_tag[p]};
    }
    return nearest;
  }

  /// Corners are rounded, the closed formula hardly: where both say the same, it has the last word.
  BoundaryDistance result(const Found& found, const BoundaryDistance& first) const {
    const double size = std::max({found.distance, std::fabs(centre_.x), std::fabs(centre_.y)});
    const bool same = std::fabs(found.distance - first.distance) <= size * 0x1p-46;
    int layer = 0, neuron = found.neuron;
    while (neuron >= network_.architecture.layers[layer].width)
      neuron -= network_.architecture.layers[layer++].width;
    if (same && layer == first.layer && neuron == first.neuron) return first;
    return {same ? first.distance : std::max(first.distance, found.distance), layer, neuron};
  }

  const nn::Network& network_;
  Norm norm_;
  Point centre_;
  Slice slice_;
};

}  // namespace

Result<BoundaryDistance> visible_distance(const nn::Network& network, std::span<const double> point,
                                          Norm norm) {
  CREASE_CHECK(check_piecewise_linear(network).ok(), "the network is piecewise linear");
  CellMaps maps(network);
  const BoundaryDistance first = boundary_distance(maps, point, norm);
  if (first.neuron < 0) return first;
  if (network.architecture.input <= 2) return VisibleInPlane(network, point, norm).find(first);
  return FacetSearch(network, point, norm).find();
}

}  // namespace crease::regions
