#pragma once

#include <string>
#include <string_view>

/// Numbers as a person reads them: real minus, thin space between thousands, the digits that mean something.
namespace crease::ui {

/// "0.0312", "1 234 567", "−3.5", "2.4 · 10⁻⁷"; "—" for what is not a number.
std::string number_text(double value, int significant_digits = 3);

/// A whole number, thousands set apart from five digits on.
std::string integer_text(double value);

/// A value in a field that can be typed into: plain ASCII, reads back to the same value at `digits`.
std::string field_text(double value, int significant_digits = 6);

/// Reads a number as people type it: real minus, decimal comma, spaces between thousands, "1e-3".
/// False, and `value` untouched, if it is not one finite number.
bool read_number(std::string_view text, double& value);

}  // namespace crease::ui
