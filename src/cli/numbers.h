#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crease::cli {

/// The finite numbers of "1,2.5,-3"; empty if there is anything else.
std::optional<std::vector<double>> comma_numbers(std::string_view text);

/// The points of "1,2;3,4"; empty unless each has `dimension` finite numbers.
std::optional<std::vector<std::vector<double>>> semicolon_points(std::string_view text, int dimension);

/// Six digits that a person reads; --json has them all.
std::string rounded(double value);

}  // namespace crease::cli
