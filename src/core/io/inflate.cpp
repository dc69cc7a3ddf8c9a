#include "core/io/inflate.h"

#include <algorithm>
#include <climits>
#include <utility>

// Of stb_image only its inflate is used; the rest is static, and dropped.
#define STB_IMAGE_IMPLEMENTATION
#define STB_IMAGE_STATIC
#define STBI_ONLY_PNG
#define STBI_NO_STDIO
#define STBI_NO_LINEAR
#define STBI_NO_HDR
#define STBI_NO_SIMD
#define STBI_NO_THREAD_LOCALS
#define STBI_ASSERT(condition) static_cast<void>(0)
#include <stb/stb_image.h>

namespace crease::io {
namespace {

/// stb_image 2.27 asks for 16 bits before each symbol and gives up where the stream ends, even if the few
/// bits that are left are the symbol. In a PNG a checksum follows, and in a raw stream these zeros do.
constexpr std::size_t end_padding = 4;

/// For streams of unknown length: the first room that is tried, and by what it grows.
constexpr std::size_t first_room = 1u << 14;
constexpr std::size_t room_growth = 8;

/// What fits into `room`; empty where the stream is broken, or needs more.
std::optional<std::string> inflate_into(const std::string& padded, std::size_t room) {
  std::string out(room, '\0');
  const int length = stbi_zlib_decode_noheader_buffer(out.data(), static_cast<int>(out.size()), padded.data(),
                                                      static_cast<int>(padded.size()));
  if (length < 0) return std::nullopt;
  out.resize(static_cast<std::size_t>(length));
  return out;
}

bool is_too_long(std::string_view deflated, std::size_t size) {
  return deflated.empty() || deflated.size() >= INT_MAX - end_padding || size >= INT_MAX;
}

std::string padded(std::string_view deflated) {
  return std::string(deflated) + std::string(end_padding, '\0');
}

}  // namespace

std::optional<std::string> inflate(std::string_view deflated, std::size_t size) {
  if (is_too_long(deflated, size)) return std::nullopt;
  // One byte more, so that a stream that is longer than it should be is seen to be.
  std::optional<std::string> out = inflate_into(padded(deflated), size + 1);
  return out && out->size() == size ? std::move(out) : std::nullopt;
}

std::optional<std::string> inflate_at_most(std::string_view deflated, std::size_t most) {
  if (is_too_long(deflated, most)) return std::nullopt;
  const std::string bytes = padded(deflated);
  std::optional<std::string> out;
  for (std::size_t room = first_room; !out && room / room_growth < most; room *= room_growth)
    out = inflate_into(bytes, std::min(room, most));
  return out;
}

}  // namespace crease::io
