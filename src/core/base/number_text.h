#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace crease {

/// The shortest text that reads back to the same double: "0.1", "1", "-0", "1e+300"; "nan", "inf", "-inf".
std::string shortest(double value);

/// The finite number that the whole text spells, in any locale: an optional sign, digits with an optional
/// point, an optional exponent. Empty for anything else, spaces, "nan", and numbers beyond the double range.
std::optional<double> parse_number(std::string_view text);

}  // namespace crease
