#include "core/io/deflate.h"

#include <algorithm>
#include <cstdlib>
#include <limits>

// Only the two functions below are used; everything else of these libraries stays out of the program.
#define STBI_NO_STDIO
#define STBI_ONLY_PNG
#define STBI_WRITE_NO_STDIO
#define STB_IMAGE_STATIC
#define STB_IMAGE_IMPLEMENTATION
#define STB_IMAGE_WRITE_STATIC
#define STB_IMAGE_WRITE_IMPLEMENTATION
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#include <stb/stb_image.h>
#include <stb/stb_image_write.h>
#pragma GCC diagnostic pop

namespace crease::io {
namespace {

constexpr int thoroughness = 16;  ///< how many earlier places are tried for a match
constexpr std::size_t first_room = 1u << 16;
constexpr std::size_t room_growth = 8;
constexpr std::size_t frame_size = 6;  ///< two bytes in front, a checksum of four behind

/// Source  RFC 1950, section 8.2
std::uint32_t adler32(std::span<const std::uint8_t> bytes) {
  constexpr std::uint32_t largest_prime = 65521;
  std::uint32_t a = 1, b = 0;
  for (const std::uint8_t byte : bytes) {
    a = (a + byte) % largest_prime;
    b = (b + a) % largest_prime;
  }
  return b << 16 | a;
}

std::uint32_t big_endian(std::span<const std::uint8_t> bytes) {
  std::uint32_t number = 0;
  for (const std::uint8_t byte : bytes) number = number << 8 | byte;
  return number;
}

}  // namespace

std::vector<std::uint8_t> compressed(std::span<const std::uint8_t> bytes) {
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()) / 2) return {};
  std::vector<std::uint8_t> copy(bytes.begin(), bytes.end());
  int size = 0;
  unsigned char* packed = stbi_zlib_compress(copy.data(), static_cast<int>(copy.size()), &size, thoroughness);
  std::vector<std::uint8_t> result(packed, packed + size);
  std::free(packed);
  return result;
}

std::optional<std::vector<std::uint8_t>> uncompressed(std::span<const std::uint8_t> bytes,
                                                      std::size_t most_bytes) {
  if (bytes.size() < frame_size || bytes.size() > most_bytes) return std::nullopt;
  std::vector<std::uint8_t> result;
  int size = -1;
  for (std::size_t room = first_room; size < 0 && result.size() < most_bytes; room *= room_growth) {
    result.resize(std::min(room, most_bytes));
    size =
        stbi_zlib_decode_buffer(reinterpret_cast<char*>(result.data()), static_cast<int>(result.size()),
                                reinterpret_cast<const char*>(bytes.data()), static_cast<int>(bytes.size()));
  }
  if (size < 0) return std::nullopt;
  result.resize(static_cast<std::size_t>(size));
  if (adler32(result) != big_endian(bytes.last(4))) return std::nullopt;
  return result;
}

}  // namespace crease::io
