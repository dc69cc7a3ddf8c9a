#include "core/io/deflate.h"

#include <climits>
#include <cstdint>
#include <cstdlib>

#include "core/base/check.h"
#include "core/io/inflate.h"

// Of stb_image_write only its deflate is used; the rest is static, and dropped.
#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STB_IMAGE_WRITE_STATIC
#define STBI_WRITE_NO_STDIO
#include <stb/stb_image_write.h>

namespace crease::io {
namespace {

constexpr int thoroughness = 16;  ///< how many earlier places are tried for a match
constexpr std::size_t head_size = 2, checksum_size = 4;

/// Source  RFC 1950, section 8.2
std::uint32_t adler32(std::string_view bytes) {
  constexpr std::uint32_t largest_prime = 65521;
  std::uint32_t a = 1, b = 0;
  for (const char byte : bytes) {
    a = (a + static_cast<std::uint8_t>(byte)) % largest_prime;
    b = (b + a) % largest_prime;
  }
  return b << 16 | a;
}

std::uint32_t big_endian(std::string_view bytes) {
  std::uint32_t number = 0;
  for (const char byte : bytes) number = number << 8 | static_cast<std::uint8_t>(byte);
  return number;
}

}  // namespace

std::string compressed(std::string_view bytes) {
  CREASE_CHECK(bytes.size() < INT_MAX / 2, "the bytes fit into what the library can count");
  std::string copy(bytes);
  int size = 0;
  unsigned char* packed = stbi_zlib_compress(reinterpret_cast<unsigned char*>(copy.data()),
                                             static_cast<int>(copy.size()), &size, thoroughness);
  std::string result(reinterpret_cast<const char*>(packed), static_cast<std::size_t>(size));
  std::free(packed);
  return result;
}

std::optional<std::string> uncompressed(std::string_view bytes, std::size_t most) {
  if (bytes.size() < head_size + checksum_size) return std::nullopt;
  const std::string_view checksum = bytes.substr(bytes.size() - checksum_size);
  bytes.remove_prefix(head_size);
  bytes.remove_suffix(checksum_size);
  std::optional<std::string> text = inflate_at_most(bytes, most);
  return text && adler32(*text) == big_endian(checksum) ? text : std::nullopt;
}

}  // namespace crease::io
