#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// Compressed bytes, in zlib's format (RFC 1950), the same natively and in the page.
namespace crease::io {

std::vector<std::uint8_t> compressed(std::span<const std::uint8_t> bytes);

/// Nothing where the bytes are damaged, or would unpack to more than `most_bytes`.
std::optional<std::vector<std::uint8_t>> uncompressed(std::span<const std::uint8_t> bytes,
                                                      std::size_t most_bytes);

}  // namespace crease::io
