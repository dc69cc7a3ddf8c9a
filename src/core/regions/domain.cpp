#include "core/regions/domain.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "core/regions/dyadic.h"
#include "core/regions/subdivision.h"

namespace crease::regions {
namespace {

/// Sign of the turn from p over q to r: 1 to the left.
int turn(const Point& p, const Point& q, const Point& r) {
  const double left = (q.x - p.x) * (r.y - p.y), right = (q.y - p.y) * (r.x - p.x);
  // Four roundings a product, each at most 2^-53.
  if (std::fabs(left - right) > 8 * 0x1p-53 * (std::fabs(left) + std::fabs(right)) + 0x1p-1000)
    return left > right ? 1 : -1;
  const Dyadic px = Dyadic::from(p.x), py = Dyadic::from(p.y);
  const Dyadic ux = Dyadic::from(q.x) - px, uy = Dyadic::from(q.y) - py;
  const Dyadic vx = Dyadic::from(r.x) - px, vy = Dyadic::from(r.y) - py;
  return (ux * vy - uy * vx).sign();
}

bool turns_back(const Point& p, const Point& q, const Point& r) {
  return turn(p, q, r) == 0 && (q.x - p.x) * (r.x - q.x) + (q.y - p.y) * (r.y - q.y) < 0;
}

}  // namespace

Status check_domain(std::span<const Point> domain) {
  const std::size_t n = domain.size();
  if (n < 3) return Error{"The domain needs at least three corners; it has " + std::to_string(n) + "."};
  for (std::size_t i = 0; i < n; ++i) {
    if (!std::isfinite(domain[i].x) || !std::isfinite(domain[i].y))
      return Error{"Corner " + std::to_string(i + 1) + " of the domain is not finite."};
    const Point& next = domain[(i + 1) % n];
    if (domain[i].x == next.x && domain[i].y == next.y)
      return Error{"Corner " + std::to_string(i + 1) + " of the domain is repeated."};
  }
  bool has_area = false;
  for (std::size_t i = 0; i < n; ++i) {
    const Point &p = domain[i], &q = domain[(i + 1) % n], &r = domain[(i + 2) % n];
    // Left turns alone would allow a star; the triangles seen from the first corner do not.
    const int fan = turn(domain[0], p, q);
    if (turn(p, q, r) < 0 || fan < 0 || turns_back(p, q, r))
      return Error{
          "The domain must be a convex polygon with its corners counter-clockwise; it is not at corner " +
          std::to_string((i + 1) % n + 1) + "."};
    has_area = has_area || fan > 0;
  }
  if (!has_area) return Error{"The domain has no area."};
  return {};
}

std::vector<Point> box(double x0, double x1, double y0, double y1) {
  return {{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}};
}

}  // namespace crease::regions
