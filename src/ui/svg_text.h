#pragma once

#include <span>
#include <string>
#include <string_view>

#include "ui/painter.h"

/// The words that SVG is made of: the same text on every machine.
namespace crease::ui::svg {

/// At most two decimals, which is a thousandth of a hair in print: "12", "0.5", "-3.25".
std::string number(double value);

/// " name=\"value\"", escaped.
std::string attribute(std::string_view name, std::string_view value);
std::string attribute(std::string_view name, double value);

/// " fill=\"#1b1f24\"", and how opaque it is where it is not.
std::string paint(std::string_view name, Colour colour);

/// Text that may stand in XML: markup escaped, control characters left out, broken UTF-8 as question marks.
std::string escaped(std::string_view text);

/// "M1 2L3 4L5 6" and "z" where it is closed.
std::string path(std::span<const Vec> points, bool is_closed);

/// A word that tells this text from others, for ids: documents on one page share theirs.
std::string fingerprint(std::string_view text);

}  // namespace crease::ui::svg
