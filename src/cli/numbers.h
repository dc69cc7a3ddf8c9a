#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/constructions/curve.h"

namespace crease::cli {

/// The finite numbers of "1,2.5,-3"; empty if there is anything else.
std::optional<std::vector<double>> comma_numbers(std::string_view text);

/// The points of "1,2;3,4"; empty unless each has `dimension` finite numbers.
std::optional<std::vector<std::vector<double>>> semicolon_points(std::string_view text, int dimension);

/// The value of an option that is a whole number from `least` to `most`. Error: the option, and what would be
/// right; an empty text is an option that was not given.
Result<int> read_whole(std::string_view option, const std::string& text, int least, int most);

/// The value of an option that is a positive number.
Result<double> read_positive(std::string_view option, const std::string& text);

struct Segment {
  double begin = 0, end = 1;
};
/// --segment a,b with a < b and a finite length.
Result<Segment> read_segment(const std::string& text);
/// Error: so many pieces of equal width would be narrower than numbers can tell apart, or, where a
/// construction needs as much room as `least` pieces anyway, these would be.
Status check_room(const Segment& segment, int pieces, int least);

/// --target: a formula in x, or "points(0,1,0.5)", a broken line through heights at equal distances over the
/// segment.
Result<constructions::Curve> read_target(const std::string& text, const Segment& segment);

/// Six digits that a person reads; --json has them all.
std::string rounded(double value);

}  // namespace crease::cli
