#include "core/regions/cut_lines.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace crease::regions {
namespace {

/// Roundings in a x + b y + c and in the line through two points, in units of 2^-53.
constexpr double line_rounding = 8 * 0x1p-53;

}  // namespace

BoundingBox bounds(const Corner* corner, int corners) {
  double x0 = corner[0].x, x1 = x0, y0 = corner[0].y, y1 = y0, reach = corner[0].reach;
  for (int i = 1; i < corners; ++i) {
    x0 = std::min(x0, corner[i].x);
    x1 = std::max(x1, corner[i].x);
    y0 = std::min(y0, corner[i].y);
    y1 = std::max(y1, corner[i].y);
    reach = std::max(reach, corner[i].reach);
  }
  return {0.5 * (x0 + x1), 0.5 * (y0 + y1), 0.5 * (x1 - x0) + reach, 0.5 * (y1 - y0) + reach};
}

void start_domain(std::span<const Point> domain, double width, double height, Corner* corner,
                  std::vector<CutLine>& lines) {
  lines.clear();
  for (int i = 0; i < static_cast<int>(domain.size()); ++i) {
    const Point &p = domain[i], &q = domain[(std::size_t(i) + 1) % domain.size()];
    const double a = p.y - q.y, b = q.x - p.x, c = p.x * q.y - q.x * p.y;
    const double size =
        std::fabs(a) * width + std::fabs(b) * height + std::fabs(p.x * q.y) + std::fabs(q.x * p.y);
    lines.push_back({a, b, c, line_rounding * size, {-1 - i, 0}});
    corner[i] = {p.x, p.y, 0, i, -1};
  }
}

/// Its residuals in p and q, known up to the lines' tolerances, give the step to the true corner by Cramer's
/// rule.
double reach_of(const Corner& corner, const CutLine& p, const CutLine& q, double per_width,
                double per_height) {
  const double at_p = std::fabs(p.a * corner.x + p.b * corner.y + p.c) + 2 * p.tolerance;
  const double at_q = std::fabs(q.a * corner.x + q.b * corner.y + q.c) + 2 * q.tolerance;
  // A tolerance on the whole domain bounds the errors of a and b as well.
  const double doubt = (std::fabs(p.a) * q.tolerance + std::fabs(q.a) * p.tolerance) * per_height +
                       (std::fabs(p.b) * q.tolerance + std::fabs(q.b) * p.tolerance) * per_width;
  const double determinant = std::fabs(p.a * q.b - p.b * q.a) - 2 * doubt;
  const double step =
      std::max(std::fabs(q.b) * at_p + std::fabs(p.b) * at_q, std::fabs(q.a) * at_p + std::fabs(p.a) * at_q);
  return determinant > doubt ? 2 * step / determinant : std::numeric_limits<double>::infinity();
}

}  // namespace crease::regions
