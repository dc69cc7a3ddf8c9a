#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// What readers of people's files share: is it text, is it a number, and how to quote it back.
namespace crease::data {

/// 0 to 9, whatever the locale says.
constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Offset of the first byte that is not part of well-formed UTF-8 or is a control character other than tab
/// and line ends; npos if there is none.
std::size_t first_byte_not_text(std::string_view text);

/// Text without a leading byte order mark.
std::string_view without_byte_order_mark(std::string_view text);

/// Without spaces and tabs on both sides.
std::string_view trimmed(std::string_view text);

/// The text in double quotes as an error sentence shows it: on one line, long text cut short.
std::string quoted(std::string_view text);

/// The double nearest to a decimal number: -1, .5, +2.5e-3, also with the typographic minus. Infinite where
/// it is too large; empty where the whole text is not a number (words such as nan are none).
std::optional<double> decimal_number(std::string_view text);

}  // namespace crease::data
