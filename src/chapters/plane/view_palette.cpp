#include "chapters/plane/view_palette.h"

#include <algorithm>
#include <cmath>

#include "ui/colour.h"

namespace crease::plane {
namespace {

/// How far what is not meant steps back towards the ground while one neuron is looked at.
constexpr float dimming = 0.62f;
/// Fill of a class under its points: part of the way to the class's colour.
constexpr float class_fill = 0.42f;

/// Of creases on the ends of the ramp. Against the ground they have more than the 3:1 that marks need.
constexpr float crease_contrast = 2.2f;
constexpr float tint_chroma = 0.075f;
constexpr float slope_chroma = 0.12f;

constexpr double two_pi = 6.283185307179586;

/// Mix of the encoded bytes: plain, and cheap enough for every cell in every frame.
render::Colour blend(render::Colour from, render::Colour to, float share) {
  render::Colour result = 0xFF000000u;
  for (int shift = 0; shift < 24; shift += 8) {
    const float a = static_cast<float>(from >> shift & 0xFFu), b = static_cast<float>(to >> shift & 0xFFu);
    result |= static_cast<render::Colour>(a + (b - a) * share + 0.5f) << shift;
  }
  return result;
}

std::size_t table_index(double share, int size) {
  return static_cast<std::size_t>(std::lround(std::clamp(share, 0.0, 1.0) * (size - 1)));
}

}  // namespace

Palette::Palette(const ui::Theme& theme) : theme_(theme) {
  const float lightness = theme.is_dark() ? 0.38f : 0.89f;
  for (std::size_t i = 0; i < tint_.size(); ++i)
    tint_[i] = ui::from_oklch(lightness, tint_chroma, static_cast<float>(i) / float(tint_.size()));
  for (std::size_t i = 0; i < magnitude_.size(); ++i)
    magnitude_[i] = theme.magnitude_tint(static_cast<float>(i) / float(magnitude_.size() - 1));
  const float slope_lightness = theme.is_dark() ? 0.42f : 0.84f;
  for (int hue = 0; hue < hues; ++hue)
    for (int chroma = 0; chroma < chromas; ++chroma)
      slope_[static_cast<std::size_t>(hue * chromas + chroma)] =
          ui::from_oklch(slope_lightness, slope_chroma * static_cast<float>(chroma) / (chromas - 1),
                         static_cast<float>(hue) / hues);
  for (int i = 0; i < ramp_steps; ++i) ramp_.push_back(value(2.0 * i / (ramp_steps - 1) - 1));
  for (std::size_t layer = 0; layer < crease_.size(); ++layer) {
    const render::Colour colour = theme.layer_colour(static_cast<int>(layer));
    crease_[layer] = ui::until_contrast(ui::until_contrast(colour, ramp_.front(), crease_contrast),
                                        ramp_.back(), crease_contrast);
  }
  for (const render::Colour colour : ramp_) split_ramp_.push_back(dimmed(colour));
  split_ramp_.insert(split_ramp_.end(), ramp_.begin(), ramp_.end());
}

ui::Stroke Palette::crease(int layer) const {
  ui::Stroke stroke = theme_.layer_stroke(layer);
  stroke.colour = crease_[static_cast<std::size_t>(layer) % crease_.size()];
  return stroke;
}

render::Colour Palette::magnitude(double share) const {
  return magnitude_[table_index(share, static_cast<int>(magnitude_.size()))];
}

render::Colour Palette::slope(double direction_x, double direction_y, double share) const {
  const double turns = std::atan2(direction_y, direction_x) / two_pi;
  const int hue = static_cast<int>(std::lround((turns + 1) * hues)) % hues;
  return slope_[static_cast<std::size_t>(hue * chromas) + table_index(share, chromas)];
}

render::Colour Palette::soft_class(int index, int classes) const {
  return ui::mix(theme_.ground, theme_.class_colour(index, classes), class_fill);
}

render::Colour Palette::dimmed(render::Colour colour) const {
  return blend(colour, theme_.ground, dimming);
}

}  // namespace crease::plane
