#pragma once

#include "ui/painter.h"

/// Colour arithmetic for the theme: contrast as WCAG 2 measures it, mixing in OKLab so that steps look even.
namespace crease::ui {

struct Oklab {
  float lightness = 0, a = 0, b = 0;
};

/// 0xRRGGBB as designers write it, to the 0xAABBGGRR of painters.
constexpr Colour rgb(std::uint32_t hex) {
  return 0xFF000000u | (hex & 0xFFu) << 16 | (hex & 0xFF00u) | (hex >> 16 & 0xFFu);
}

constexpr Colour with_alpha(Colour colour, float alpha) {
  return (colour & 0x00FFFFFFu) | static_cast<Colour>(alpha * 255.0f + 0.5f) << 24;
}

/// Relative luminance of an opaque colour, 0..1.  Source  WCAG 2.1
float luminance(Colour colour);

/// (L1 + 0.05) / (L2 + 0.05), 1..21.  Source  WCAG 2.1
float contrast(Colour one, Colour other);

/// Source  Ottosson 2020, A perceptual color space for image processing
Oklab to_oklab(Colour colour);
/// Components outside the gamut are cut off.
Colour from_oklab(Oklab lab);
Colour from_oklch(float lightness, float chroma, float hue_turns);

/// Even mix: 0 is `from`, 1 is `to`.
Colour mix(Colour from, Colour to, float share);

/// `colour`, moved in lightness only as far as it must be to reach `ratio` against `ground`.
Colour until_contrast(Colour colour, Colour ground, float ratio);

}  // namespace crease::ui
