#include "support/png_reader.h"

#include <cstdlib>
#include <string>

#include "core/io/deflate.h"

namespace crease::testing {
namespace {

constexpr std::size_t signature_size = 8, most_bytes = std::size_t{1} << 28;

std::uint32_t number(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

/// Source  PNG specification (W3C 2003), section 9.4
int predictor(int filter, int left, int above, int corner) {
  if (filter == 1) return left;
  if (filter == 2) return above;
  if (filter == 3) return (left + above) / 2;
  if (filter != 4) return 0;
  const int guess = left + above - corner;
  const int to_left = std::abs(guess - left), to_above = std::abs(guess - above),
            to_corner = std::abs(guess - corner);
  return to_left <= to_above && to_left <= to_corner ? left : to_above <= to_corner ? above : corner;
}

void unfilter(std::string& rows, std::size_t row_size, std::size_t pixel_size) {
  const auto byte = [&](std::size_t i) {
    return static_cast<int>(static_cast<unsigned char>(rows[i]));
  };
  for (std::size_t start = 0; start < rows.size(); start += row_size + 1)
    for (std::size_t i = 0; i < row_size; ++i) {
      const std::size_t at = start + 1 + i;
      const int left = i < pixel_size ? 0 : byte(at - pixel_size);
      const int above = start == 0 ? 0 : byte(at - row_size - 1);
      const int corner = i < pixel_size || start == 0 ? 0 : byte(at - row_size - 1 - pixel_size);
      rows[at] = static_cast<char>(byte(at) + predictor(byte(start), left, above, corner));
    }
}

}  // namespace

std::optional<ReadPicture> read_png(std::string_view bytes) {
  if (!bytes.starts_with("\x89PNG\r\n\x1a\n")) return std::nullopt;
  ReadPicture picture;
  std::string packed;
  std::size_t pixel_size = 0;
  for (std::size_t at = signature_size; at + 12 <= bytes.size();) {
    const std::size_t size = number(bytes, at);
    if (at + 12 + size > bytes.size()) return std::nullopt;
    const std::string_view name = bytes.substr(at + 4, 4), content = bytes.substr(at + 8, size);
    if (name == "IHDR") {
      picture.width = static_cast<int>(number(content, 0));
      picture.height = static_cast<int>(number(content, 4));
      if (content[8] != 8 || (content[9] != 2 && content[9] != 6) || content[12] != 0) return std::nullopt;
      pixel_size = content[9] == 2 ? 3 : 4;
    }
    if (name == "IDAT") packed += content;
    at += 12 + size;
  }
  std::optional<std::string> rows = io::uncompressed(packed, most_bytes);
  const std::size_t row_size = std::size_t(picture.width) * pixel_size;
  if (!rows || rows->size() != (row_size + 1) * std::size_t(picture.height)) return std::nullopt;
  unfilter(*rows, row_size, pixel_size);
  for (std::size_t y = 0; y < std::size_t(picture.height); ++y)
    for (std::size_t x = 0; x < std::size_t(picture.width); ++x) {
      const auto* channel =
          reinterpret_cast<const unsigned char*>(rows->data()) + y * (row_size + 1) + 1 + x * pixel_size;
      const std::uint32_t alpha = pixel_size == 4 ? channel[3] : 255u;
      picture.pixels.push_back(alpha << 24 | std::uint32_t{channel[2]} << 16 |
                               std::uint32_t{channel[1]} << 8 | channel[0]);
    }
  return picture;
}

}  // namespace crease::testing
