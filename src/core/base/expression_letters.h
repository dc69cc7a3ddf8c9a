#pragma once

#include <string>
#include <string_view>

namespace crease {

/// What stands for the signs of a formula that have no letter of their own; small letters, digits and the
/// usual signs stand for themselves.
namespace letter {
inline constexpr char superscript_0 = 'A', superscript_9 = 'J', superscript_minus = 'K';
inline constexpr char pi = 'P', at_most = 'L', at_least = 'G', different = 'N';
inline constexpr char unknown = '?';
}  // namespace letter

/// A formula with one letter for each of its characters, however many bytes those had: the typographic minus
/// becomes a minus, x₁ becomes x1, capitals become small.
std::string expression_letters(std::string_view text);

}  // namespace crease
