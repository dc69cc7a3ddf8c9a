#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// Text in zlib's format (RFC 1950): the same bytes natively and in the page.
namespace crease::io {

std::string compressed(std::string_view bytes);

/// Empty where the bytes are damaged, or unpack to more than `most`.
std::optional<std::string> uncompressed(std::string_view bytes, std::size_t most);

}  // namespace crease::io
