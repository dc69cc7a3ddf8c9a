#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "render/scene.h"
#include "ui/theme.h"

namespace crease::plane {

/// What the colour of a cell says.
enum class Colouring : std::uint8_t { value, winner, region, cell, slope, depth };

/// The theme's colours for fills as tables, so that ten thousand cells cost ten thousand look-ups. Every
/// colour has a dimmed twin for what is not meant while one neuron is looked at.
class Palette {
 public:
  explicit Palette(const ui::Theme& theme);
  const ui::Theme& theme() const { return theme_; }

  /// Soft tint of even lightness for a place on the circle of hues, in 1024ths (see Picture::tint_of_cell).
  render::Colour tint(std::uint32_t place) const { return tint_[place % tint_.size()]; }
  /// share 0..1
  render::Colour magnitude(double share) const;
  /// Direction of a gradient as hue, its length (0..1 of the scale) as chroma.
  render::Colour slope(double direction_x, double direction_y, double share) const;
  render::Colour soft_class(int index, int classes) const;
  render::Colour dimmed(render::Colour colour) const;

  /// A layer's creases as the plane draws them: dark (or light) enough to be seen on the ends of the ramp,
  /// too.
  ui::Stroke crease(int layer) const;
  /// Colour of a value in units of the scale, as the ramp has it.
  render::Colour value(double value) const {
    return theme_.signed_colour(fill_strength * static_cast<float>(std::clamp(value, -1.0, 1.0)));
  }

  /// From shade -1 to +1: the theme's colours of signed values, part of the way to their ends, so that lines
  /// and points stand out from what they lie on.
  std::span<const render::Colour> ramp() const { return ramp_; }
  /// Two ramps in one: shades -1..0 the dimmed one, 0..1 the full one (see split_shade).
  std::span<const render::Colour> split_ramp() const { return split_ramp_; }

 private:
  static constexpr float fill_strength = 0.62f;
  static constexpr int hues = 64, chromas = 16, ramp_steps = 257;
  ui::Theme theme_;
  std::array<render::Colour, 1024> tint_{};
  std::array<render::Colour, 256> magnitude_{};
  std::array<render::Colour, hues * chromas> slope_{};
  std::vector<render::Colour> ramp_, split_ramp_;
  std::array<render::Colour, 24> crease_{};
};

/// Where a value (in units of the scale, cut to -1..1) lies on the split ramp. The outermost steps of the
/// halves are left out, so that interpolation between texels never mixes one half into the other.
inline float split_shade(double value, bool is_active) {
  constexpr double half_width = 0.496;
  return static_cast<float>((is_active ? 0.5 : -0.5) + half_width * value);
}

}  // namespace crease::plane
