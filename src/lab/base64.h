#pragma once

#include <optional>
#include <string>
#include <string_view>

/// Bytes as text that may stand in a link: base64 with the letters - and _, and no padding (RFC 4648,
/// section 5).
namespace crease::lab {

std::string to_base64(std::string_view bytes);

/// Nothing where the text is not one that to_base64 writes.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace crease::lab
