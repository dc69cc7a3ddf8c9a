#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/regions/cells.h"
#include "core/regions/kernels.h"
#include "core/regions/sign_oracle.h"

namespace crease::regions {

/// The straight line a x + b y + c = 0 of a cut or of the domain's border, known up to `tolerance`.
struct CutLine {
  double a, b, c, tolerance;
  EdgeLine edge;
};

/// A corner of a cell under construction, and the edge that starts there.
struct Corner {
  double x, y;
  double reach;       ///< how far the true corner may be away, in each coordinate
  std::int32_t on;    ///< the edge's line, in Descent::lines_
  std::int32_t node;  ///< the edge in EdgeTrees; -1 on the domain's border
};

/// The box around a polygon, its corners' uncertainty included.
BoundingBox bounds(const Corner* corner, int corners);

/// Corners and lines of the domain; width and height are the largest |x| and |y| on it.
void start_domain(std::span<const Point> domain, double width, double height, Corner* corner,
                  std::vector<CutLine>& lines);

/// How far a computed corner may be from where two lines truly meet; with 1 / width and 1 / height.
double reach_of(const Corner& corner, const CutLine& p, const CutLine& q, double per_width,
                double per_height);

}  // namespace crease::regions
