#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace crease::io {

/// A PNG file of opaque pixels, the same bytes on every machine.
/// Shape  pixels (height, width), rows from the top, each 0xAABBGGRR
/// Needs  pixels.size() == width * height, both >= 1     (CHECKed)
/// Source PNG specification (W3C 2003): 8 bits, true colour, every row filtered by the one above it
std::string png_of(int width, int height, std::span<const std::uint32_t> pixels);

/// Bytes as base64 with + and / and padding (RFC 4648, section 4), as addresses of data have it.
std::string standard_base64(std::string_view bytes);

}  // namespace crease::io
