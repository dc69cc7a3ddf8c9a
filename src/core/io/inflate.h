#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace crease::io {

/// The `size` bytes that a raw deflate stream (RFC 1951) unpacks to; empty for a broken stream and for one of
/// another length. `size` is allocated at once: callers hold it against what a stream can possibly unpack to.
std::optional<std::string> inflate(std::string_view deflated, std::size_t size);

/// The same where the length is not known: empty for more than `most` bytes, too.
std::optional<std::string> inflate_at_most(std::string_view deflated, std::size_t most);

/// What a byte of a deflate stream can unpack to at most: 258 bytes for two bits, and 1032 is the known
/// bound.
inline constexpr std::size_t most_inflation = 1032;

}  // namespace crease::io
