#pragma once

#include <span>
#include <string>
#include <string_view>

namespace crease {

/// The name that was probably meant by `word`: the one with the fewest single-letter edits away, if they are
/// few (a third of the word's length, at least 2); else empty.
std::string_view nearest_name(std::string_view word, std::span<const std::string_view> names);

/// What would be right instead of `word`: "relu" or, where nothing is near, one of "linear", "relu", ...
std::string right_names(std::string_view word, std::span<const std::string_view> names);

}  // namespace crease
