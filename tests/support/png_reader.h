#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace crease::testing {

/// The pixels of a PNG file, rows from the top, each 0xAABBGGRR.
struct ReadPicture {
  int width = 0, height = 0;
  std::vector<std::uint32_t> pixels;

  std::uint32_t at(int x, int y) const {
    return pixels[std::size_t(y) * std::size_t(width) + std::size_t(x)];
  }
};

/// Empty where it is no PNG of 8 bits per channel, true colour with or without opacity, not interlaced, or a
/// length in it is wrong. Checksums are not looked at.
std::optional<ReadPicture> read_png(std::string_view bytes);

}  // namespace crease::testing
