#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <vector>

#include "support/png_reader.h"
#include "ui/colour.h"
#include "ui/raster.h"

using namespace crease;

namespace {

/// The largest difference of a channel.
int difference(std::uint32_t a, std::uint32_t b) {
  int largest = 0;
  for (int shift = 0; shift < 24; shift += 8)
    largest = std::max(largest,
                       std::abs(static_cast<int>(a >> shift & 0xFFu) - static_cast<int>(b >> shift & 0xFFu)));
  return largest;
}

constexpr ui::Rect page = {{0, 0}, {60, 40}};
const ui::Colour red = ui::rgb(0xD03020), white = ui::rgb(0xFFFFFF);

testing::ReadPicture drawn(float scale, const std::function<void(ui::FigurePainter&)>& draw) {
  const Result<std::string> png = ui::png_figure(page, scale, draw);
  REQUIRE(png.ok());
  const auto picture = testing::read_png(png.value());
  REQUIRE(picture.has_value());
  return *picture;
}

/// A fan of thin triangles that covers the page many times over its sides.
std::vector<std::array<ui::Vec, 3>> fan(int count) {
  std::vector<std::array<ui::Vec, 3>> parts;
  const auto rim = [&](int i) {
    const double angle = 6.283185307179586 * i / count + 0.123;
    return ui::Vec{31.3f + static_cast<float>(100 * std::cos(angle)),
                   18.7f + static_cast<float>(100 * std::sin(angle))};
  };
  for (int i = 0; i < count; ++i) parts.push_back({{{31.3f, 18.7f}, rim(i), rim(i + 1)}});
  return parts;
}

}  // namespace

TEST_CASE("invariant: between the parts of a mosaic no ground shines through, at any scale") {
  const auto parts = fan(37);
  std::vector<ui::Patch> patches;
  for (const auto& part : parts) patches.push_back({part, red, -1, {}, {}});
  for (const float scale : {0.5f, 1.0f, 2.0f, 3.3f}) {
    const auto picture = drawn(scale, [&](ui::FigurePainter& painter) {
      painter.fill_rect(page, white);
      painter.mosaic(patches, {});
    });
    int most = 0;
    for (const std::uint32_t pixel : picture.pixels) most = std::max(most, difference(pixel, red));
    CHECK(most <= 2);
  }
}

TEST_CASE("known: without an underlay soft edges do show the ground, which the test above would see") {
  const auto parts = fan(37);
  const auto picture = drawn(1, [&](ui::FigurePainter& painter) {
    painter.fill_rect(page, white);
    for (const auto& part : parts) painter.fill_polygon(part, red);
  });
  int most = 0;
  for (const std::uint32_t pixel : picture.pixels) most = std::max(most, difference(pixel, red));
  CHECK(most > 40);
}

TEST_CASE("known: a picture has the scale's pixels, and rectangles and ramps their colours") {
  const std::array<ui::Vec, 4> corners = {{{20, 0}, {60, 0}, {60, 40}, {20, 40}}};
  const std::array<ui::Ramp, 1> ramps = {{{ui::rgb(0x000000), ui::rgb(0xFFFFFF)}}};
  const std::array<ui::Patch, 1> patches = {{{corners, 0, 0, {20, 0}, {60, 0}}}};
  const auto picture = drawn(2, [&](ui::FigurePainter& painter) {
    painter.fill_rect({{0, 0}, {20, 40}}, red);
    painter.mosaic(patches, ramps);
  });
  CHECK(picture.width == 120);
  CHECK(picture.height == 80);
  CHECK(picture.at(5, 60) == red);
  CHECK(static_cast<int>(picture.at(80, 10) & 0xFFu) == doctest::Approx(129).epsilon(0.02));
  CHECK((picture.at(118, 10) & 0xFFu) > 245);
}

TEST_CASE("invariant: pieces that overlap are painted once: half of the colour stays half of it") {
  const std::array<ui::LinePiece, 2> crossing = {{{{10, 20}, {50, 20}}, {{30, 5}, {30, 35}}}};
  const auto picture = drawn(1, [&](ui::FigurePainter& painter) {
    painter.fill_rect(page, white);
    painter.pieces(crossing, {ui::with_alpha(ui::rgb(0x000000), 0.5f), 6, 0});
  });
  CHECK(picture.at(30, 20) == picture.at(15, 20));
  CHECK(static_cast<int>(picture.at(30, 20) & 0xFFu) == doctest::Approx(127).epsilon(0.02));
}

TEST_CASE("known: text is where it should be") {
  const auto picture = drawn(2, [&](ui::FigurePainter& painter) {
    painter.fill_rect(page, white);
    painter.text({50, 30}, "HHH", red, 16, ui::Font::sans, ui::Align::right);
  });
  const auto is_inked = [&](int x0, int x1, int y0, int y1) {
    for (int y = y0; y < y1; ++y)
      for (int x = x0; x < x1; ++x)
        if (picture.at(x, y) != white) return true;
    return false;
  };
  CHECK(is_inked(60, 100, 36, 60));
  CHECK_FALSE(is_inked(102, 120, 0, 80));
  CHECK_FALSE(is_inked(0, 120, 62, 80));
}

TEST_CASE("degenerate: scales and sizes out of bounds are refused in a sentence") {
  const auto draw = [](ui::FigurePainter&) {
  };
  for (const float scale : {0.0f, -1.0f, 1e9f, std::nanf("")})
    CHECK(ui::png_figure(page, scale, draw).error().message.find("this scale") != std::string::npos);
  CHECK(ui::png_figure({{0, 0}, {5000, 10}}, 10, draw).error().message.find("50000 x 100 pixels") !=
        std::string::npos);
}
