#include "core/regions/subdivision.h"

namespace crease::regions {
namespace {

/// Twice the area of the triangle p, q, r.
double doubled_area(double px, double py, double qx, double qy, double rx, double ry) {
  return (qx - px) * (ry - py) - (qy - py) * (rx - px);
}

}  // namespace

double total_area(const Subdivision& subdivision) {
  double total = 0;
  for (std::int32_t cell = 0; cell < subdivision.cells(); ++cell) {
    const std::int32_t first = subdivision.first_corner[cell];
    const double x = subdivision.x[first], y = subdivision.y[first];
    double doubled = 0;
    for (std::int32_t i = first + 1; i + 1 < subdivision.first_corner[cell + 1]; ++i)
      doubled +=
          doubled_area(x, y, subdivision.x[i], subdivision.y[i], subdivision.x[i + 1], subdivision.y[i + 1]);
    total += 0.5 * doubled;
  }
  return total;
}

std::int32_t cell_at(const Subdivision& subdivision, Point point) {
  for (std::int32_t cell = 0; cell < subdivision.cells(); ++cell) {
    const std::int32_t first = subdivision.first_corner[cell], end = subdivision.first_corner[cell + 1];
    bool inside = true;
    for (std::int32_t i = first; i < end && inside; ++i) {
      const std::int32_t next = i + 1 == end ? first : i + 1;
      inside = doubled_area(subdivision.x[i], subdivision.y[i], subdivision.x[next], subdivision.y[next],
                            point.x, point.y) >= 0;
    }
    if (inside) return cell;
  }
  return no_cell;
}

}  // namespace crease::regions
