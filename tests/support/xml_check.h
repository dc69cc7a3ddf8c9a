#pragma once

#include <string>
#include <string_view>

namespace crease::testing {

/// Why a text is no well-formed XML element; empty if it is one. Knows elements, attributes, text and the
/// five predefined entities, which is all that crease writes.
std::string xml_problem(std::string_view text);

/// How often an opening or empty element of this name occurs.
int count_elements(std::string_view text, std::string_view name);

}  // namespace crease::testing
