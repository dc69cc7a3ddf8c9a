#include "ui/colour.h"

#include <algorithm>
#include <cmath>

namespace crease::ui {
namespace {

constexpr float two_pi = 6.28318530718f;

float channel(Colour colour, int shift) {
  return static_cast<float>(colour >> shift & 0xFFu) / 255.0f;
}

float to_linear(float encoded) {
  return encoded <= 0.04045f ? encoded / 12.92f : std::pow((encoded + 0.055f) / 1.055f, 2.4f);
}

float to_encoded(float linear) {
  return linear <= 0.0031308f ? linear * 12.92f : 1.055f * std::pow(linear, 1.0f / 2.4f) - 0.055f;
}

Colour to_byte(float linear, int shift) {
  const float encoded = to_encoded(std::clamp(linear, 0.0f, 1.0f));
  return static_cast<Colour>(std::lround(encoded * 255.0f)) << shift;
}

}  // namespace

float luminance(Colour colour) {
  return 0.2126f * to_linear(channel(colour, 0)) + 0.7152f * to_linear(channel(colour, 8)) +
         0.0722f * to_linear(channel(colour, 16));
}

float contrast(Colour one, Colour other) {
  const float a = luminance(one), b = luminance(other);
  return (std::max(a, b) + 0.05f) / (std::min(a, b) + 0.05f);
}

Oklab to_oklab(Colour colour) {
  const float r = to_linear(channel(colour, 0)), g = to_linear(channel(colour, 8)),
              b = to_linear(channel(colour, 16));
  const float l = std::cbrt(0.4122214708f * r + 0.5363325363f * g + 0.0514459929f * b);
  const float m = std::cbrt(0.2119034982f * r + 0.6806995451f * g + 0.1073969566f * b);
  const float s = std::cbrt(0.0883024619f * r + 0.2817188376f * g + 0.6299787005f * b);
  return {0.2104542553f * l + 0.7936177850f * m - 0.0040720468f * s,
          1.9779984951f * l - 2.4285922050f * m + 0.4505937099f * s,
          0.0259040371f * l + 0.7827717662f * m - 0.8086757660f * s};
}

Colour from_oklab(Oklab lab) {
  const float l = lab.lightness + 0.3963377774f * lab.a + 0.2158037573f * lab.b;
  const float m = lab.lightness - 0.1055613458f * lab.a - 0.0638541728f * lab.b;
  const float s = lab.lightness - 0.0894841775f * lab.a - 1.2914855480f * lab.b;
  const float l3 = l * l * l, m3 = m * m * m, s3 = s * s * s;
  return 0xFF000000u | to_byte(4.0767416621f * l3 - 3.3077115913f * m3 + 0.2309699292f * s3, 0) |
         to_byte(-1.2684380046f * l3 + 2.6097574011f * m3 - 0.3413193965f * s3, 8) |
         to_byte(-0.0041960863f * l3 - 0.7034186147f * m3 + 1.7076147010f * s3, 16);
}

Colour from_oklch(float lightness, float chroma, float hue_turns) {
  return from_oklab(
      {lightness, chroma * std::cos(two_pi * hue_turns), chroma * std::sin(two_pi * hue_turns)});
}

Colour mix(Colour from, Colour to, float share) {
  const Oklab a = to_oklab(from), b = to_oklab(to);
  return from_oklab({a.lightness + (b.lightness - a.lightness) * share, a.a + (b.a - a.a) * share,
                     a.b + (b.b - a.b) * share});
}

Colour until_contrast(Colour colour, Colour ground, float ratio) {
  const float step = luminance(ground) > 0.18f ? -0.01f : 0.01f;
  Oklab lab = to_oklab(colour);
  Colour result = colour;
  while (contrast(result, ground) < ratio && lab.lightness > 0 && lab.lightness < 1) {
    lab.lightness += step;
    result = from_oklab(lab);
  }
  return result;
}

}  // namespace crease::ui
