#include "core/io/png.h"

#include <algorithm>

#include "core/base/check.h"
#include "core/io/deflate.h"
#include "core/io/zip.h"

namespace crease::io {
namespace {

constexpr char filter_up = 2;

std::string big_endian(std::uint32_t number) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(number >> shift & 0xFFu);
  return bytes;
}

std::string chunk(std::string_view name, std::string_view content) {
  const std::string body = std::string(name) + std::string(content);
  return big_endian(static_cast<std::uint32_t>(content.size())) + body + big_endian(crc32(body));
}

}  // namespace

std::string png_of(int width, int height, std::span<const std::uint32_t> pixels) {
  CREASE_CHECK(width >= 1 && height >= 1, "a picture has pixels");
  CREASE_CHECK(pixels.size() == std::size_t(width) * std::size_t(height), "there is a colour for each pixel");
  std::string rows;
  for (int y = 0; y < height; ++y) {
    rows += filter_up;
    for (int x = 0; x < width; ++x) {
      const std::size_t at = std::size_t(y) * std::size_t(width) + std::size_t(x);
      const std::uint32_t here = pixels[at], above = y == 0 ? 0 : pixels[at - std::size_t(width)];
      for (std::size_t k = 0; k < 3; ++k) {
        const std::uint32_t difference = (here >> 8 * k) - (above >> 8 * k);
        rows += static_cast<char>(difference & 0xFFu);
      }
    }
  }
  constexpr std::string_view eight_bits_true_colour{"\x08\x02\0\0\0", 5};
  return "\x89PNG\r\n\x1a\n" +
         chunk("IHDR", big_endian(static_cast<std::uint32_t>(width)) +
                           big_endian(static_cast<std::uint32_t>(height)) +
                           std::string(eight_bits_true_colour)) +
         chunk("IDAT", compressed(rows)) + chunk("IEND", "");
}

std::string standard_base64(std::string_view bytes) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
    std::uint32_t three = 0;
    for (std::size_t k = 0; k < 3; ++k)
      three = three << 8 | (k < count ? static_cast<unsigned char>(bytes[i + k]) : 0u);
    for (std::size_t k = 0; k < 4; ++k) text += k <= count ? letters[three >> (18 - 6 * k) & 63u] : '=';
  }
  return text;
}

}  // namespace crease::io
