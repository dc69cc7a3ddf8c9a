#pragma once

#include <string>

/// Numbers and messages as a person reads them in a readout or hears them from a screen reader.
namespace crease::lab {

/// For people alone, with a minus that programs do not read. The digits that mean something: "0.0312",
/// "7 · 10⁻⁷", "1.2 · 10¹²"; "–" for what is not a number.
std::string significant_text(double value, int digits = 3);

/// "10⁻³" for -3.
std::string power_of_ten(int exponent);

/// A whole number, thousands set apart by thin spaces from five digits on; "–" for what is not a number.
std::string whole_text(double value);

/// The text with a full stop, unless it ends with one, a question mark or a bracket. The core's errors are
/// clauses; people read sentences.
std::string sentence(std::string text);

/// A share of 1 in per cent, to a tenth: "97.5 %".
std::string percent_text(double share);

}  // namespace crease::lab
