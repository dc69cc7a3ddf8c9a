#include "core/io/inflate.h"

#include <climits>

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

/// stb_image 2.27 asks for 16 bits before each symbol and gives up where the stream ends, even if the few
/// bits that are left are the symbol. In a PNG a checksum follows, and in a raw stream these zeros do.
constexpr std::size_t end_padding = 4;

std::optional<std::string> inflate(std::string_view deflated, std::size_t size) {
  if (deflated.empty() || deflated.size() >= INT_MAX - end_padding || size >= INT_MAX) return std::nullopt;
  std::string padded(deflated);
  padded.append(end_padding, '\0');
  // One byte more, so that a stream that is longer than it should be is seen to be.
  std::string out(size + 1, '\0');
  const int length = stbi_zlib_decode_noheader_buffer(out.data(), static_cast<int>(out.size()), padded.data(),
                                                      static_cast<int>(padded.size()));
  if (length < 0 || static_cast<std::size_t>(length) != size) return std::nullopt;
  out.resize(size);
  return out;
}

}  // namespace crease::io
