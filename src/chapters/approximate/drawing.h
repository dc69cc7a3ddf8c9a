#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/constructions/curve.h"

/// A target that is drawn by hand: heights at equal distances over the segment, joined by straight lines.
namespace crease::approximate {

/// Drawn with the pointer, a target has this many heights; typed, any number from two on.
inline constexpr int drawn_heights = 65, most_heights = 257;
inline constexpr double largest_height = 1e6;

/// As the setting has them: "0, 0.5, 1".
std::string heights_text(std::span<const double> heights);
/// Error: how many there may be, and how large.
Result<std::vector<double>> parse_heights(std::string_view text);

/// A straight part of a stroke, in the units of the plot.
struct StrokePart {
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
};
/// "x,y,x,y". Error: what would be right.
Result<StrokePart> parse_stroke(std::string_view text);

/// Heights of which those under the part lie on it now; at least the nearest one does. Fewer than
/// drawn_heights become so many first.
std::vector<double> with_stroke(std::span<const double> heights, const StrokePart& part, double begin,
                                double end);

/// The heights of any target.
std::vector<double> heights_of(const constructions::Curve& target, double begin, double end);

/// Whether nothing is drawn: all heights are 0.
bool is_flat(std::span<const double> heights);

}  // namespace crease::approximate
