#include "core/io/png.h"

#include <doctest/doctest.h>

#include "core/base/rng.h"
#include "support/png_reader.h"

using namespace crease;

TEST_CASE("known: base64 has the values of RFC 4648, section 10") {
  CHECK(io::standard_base64("") == "");
  CHECK(io::standard_base64("f") == "Zg==");
  CHECK(io::standard_base64("fo") == "Zm8=");
  CHECK(io::standard_base64("foo") == "Zm9v");
  CHECK(io::standard_base64("foobar") == "Zm9vYmFy");
  CHECK(io::standard_base64("\xFB\xFF") == "+/8=");
}

TEST_CASE("agree: another reader finds in a PNG the pixels that were written") {
  Random random(7);
  for (const auto& [width, height] : {std::pair(1, 1), std::pair(5, 3), std::pair(64, 41)}) {
    std::vector<std::uint32_t> pixels;
    for (int i = 0; i < width * height; ++i) pixels.push_back(0xFF000000u | random.below(1u << 24));
    const auto read = testing::read_png(io::png_of(width, height, pixels));
    REQUIRE(read.has_value());
    CHECK(read->width == width);
    CHECK(read->height == height);
    CHECK(read->pixels == pixels);
  }
}

TEST_CASE("known: the last chunk of a PNG and its checksum are those of every PNG") {
  const std::string end("\0\0\0\0IEND\xAE\x42\x60\x82", 12);
  const std::uint32_t black[] = {0xFF000000u};
  CHECK(io::png_of(1, 1, black).ends_with(end));
}
