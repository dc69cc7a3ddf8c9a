#include "ui/theme.h"

#include <algorithm>
#include <cmath>

#include "ui/colour.h"

namespace crease::ui {
namespace {

constexpr float mark_contrast = 3.0f;
/// Fraction of a turn between neighbouring identities: the golden ratio keeps any few of them far apart.
constexpr float golden_turn = 0.61803398875f;

constexpr std::array<std::uint32_t, 6> okabe_ito = {0x0072B2, 0xD55E00, 0x009E73,
                                                    0xCC79A7, 0xE69F00, 0x56B4E9};
constexpr std::array<std::uint32_t, 10> class_hues = {0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0xE69F00,
                                                      0x56B4E9, 0x7A4FB5, 0x8C564B, 0x6F7F00, 0x5F6B76};

Theme light_theme() {
  Theme theme;
  theme.ground = rgb(0xFAFAF7);
  theme.pane = rgb(0xFFFFFF);
  theme.line = rgb(0xDADAD2);
  theme.text = rgb(0x1B1F24);
  theme.quiet = rgb(0x59616A);
  theme.accent = rgb(0x1F5FB4);
  theme.on_accent = rgb(0xFFFFFF);
  theme.accent_soft = rgb(0xE3ECF7);
  theme.hover = rgb(0xF1F1EC);
  theme.track = rgb(0x8B8F8E);
  theme.warning = rgb(0x8A4B00);
  theme.warning_soft = rgb(0xFDF1DC);
  theme.well = rgb(0xE7E7E1);
  theme.grid = rgb(0xE7E7E1);
  theme.shadow = with_alpha(rgb(0x1B1F24), 0.14f);
  theme.decision = rgb(0x1B1F24);
  return theme;
}

Theme dark_theme() {
  Theme theme;
  theme.kind = ThemeKind::dark;
  theme.ground = rgb(0x14171B);
  theme.pane = rgb(0x1C2026);
  theme.line = rgb(0x343B44);
  theme.text = rgb(0xE9EBEE);
  theme.quiet = rgb(0xA5ADB7);
  theme.accent = rgb(0x7FB2FF);
  theme.on_accent = rgb(0x10151C);
  theme.accent_soft = rgb(0x26374F);
  theme.hover = rgb(0x272D35);
  theme.track = rgb(0x737B86);
  theme.warning = rgb(0xF0BE6A);
  theme.warning_soft = rgb(0x3A2F1B);
  theme.well = rgb(0x2C323A);
  theme.grid = rgb(0x2C323A);
  theme.shadow = with_alpha(rgb(0x000000), 0.5f);
  theme.decision = rgb(0xF5F6F8);
  return theme;
}

/// For a room with daylight: black on white, heavier lines, larger type.
Theme projector_theme() {
  Theme theme = light_theme();
  theme.kind = ThemeKind::projector;
  theme.ground = rgb(0xFFFFFF);
  theme.line = rgb(0x5A5A55);
  theme.text = rgb(0x000000);
  theme.quiet = rgb(0x34393F);
  theme.accent = rgb(0x0B4394);
  theme.track = rgb(0x595959);
  theme.grid = 0;  // pale lines are lost, dark ones would drown the curves
  theme.warning = rgb(0x6B3A00);
  theme.decision = rgb(0x000000);
  theme.type = {15, 17, 21, 28};
  theme.metrics.control = 32;
  theme.metrics.knob = 8;
  theme.metrics.hairline = 1.5f;
  theme.metrics.line_scale = 1.5f;
  return theme;
}

/// Marks are seen on panes and on the ground: both must be met.
Colour mark(std::uint32_t hex, const Theme& theme) {
  return until_contrast(until_contrast(rgb(hex), theme.ground, mark_contrast), theme.pane, mark_contrast);
}

void set_data_colours(Theme& theme) {
  theme.zero = theme.ground;
  theme.negative = mark(0x2166AC, theme);
  theme.positive = mark(0xB35806, theme);
  theme.point_outline = theme.ground;
  std::transform(okabe_ito.begin(), okabe_ito.end(), theme.layers.begin(),
                 [&](std::uint32_t hex) { return mark(hex, theme); });
  std::transform(class_hues.begin(), class_hues.end(), theme.classes.begin(),
                 [&](std::uint32_t hex) { return mark(hex, theme); });
}

}  // namespace

Theme make_theme(ThemeKind kind) {
  Theme theme = kind == ThemeKind::light  ? light_theme()
                : kind == ThemeKind::dark ? dark_theme()
                                          : projector_theme();
  set_data_colours(theme);
  return theme;
}

Theme for_touch(Theme theme) {
  theme.metrics.control = 44;
  theme.metrics.knob = 11;
  return theme;
}

Colour Theme::layer_colour(int layer) const {
  return layers[static_cast<std::size_t>(layer) % layers.size()];
}

Stroke Theme::layer_stroke(int layer) const {
  constexpr float widest_pt = 1.25f, thinnest_pt = 0.75f, step_pt = 0.125f;
  constexpr std::array<float, 3> dash_pt = {0, 8, 3};
  const float width_pt = std::max(thinnest_pt, widest_pt - step_pt * static_cast<float>(layer));
  return {layer_colour(layer), width_pt * metrics.line_scale,
          dash_pt[static_cast<std::size_t>(layer) % dash_pt.size()]};
}

Stroke Theme::curve_stroke(int index, float width_pt) const {
  return {layer_colour(index), width_pt * metrics.line_scale, layer_stroke(index).dash_pt};
}

Stroke Theme::decision_stroke() const {
  return {decision, 2.5f * metrics.line_scale, 0};
}

Stroke Theme::series_stroke(int index) const {
  constexpr float width_pt = 1.5f, dash_pt = 4;
  const std::array<Colour, 3> colours = {accent, positive, classes[2]};
  return {colours[static_cast<std::size_t>(index) % colours.size()], width_pt * metrics.line_scale,
          index == 1 ? dash_pt : 0};
}

Colour Theme::class_colour(int index, int class_count) const {
  if (class_count <= 2) return index <= 0 ? negative : positive;
  return classes[static_cast<std::size_t>(index) % classes.size()];
}

Colour Theme::identity_tint(std::uint32_t identity) const {
  const float turns = static_cast<float>(identity % 65536u) * golden_turn;
  const float chroma = identity / 7u % 2u == 0 ? 0.055f : 0.085f;
  return from_oklch(is_dark() ? 0.37f : 0.90f, chroma, turns - std::floor(turns));
}

Colour Theme::magnitude_tint(float share) const {
  return mix(ground, accent, 0.75f * std::clamp(share, 0.0f, 1.0f));
}

Colour Theme::signed_colour(float value) const {
  const float size = std::min(std::fabs(value), 1.0f);
  return mix(zero, value < 0 ? negative : positive, size);
}

std::vector<Colour> Theme::signed_ramp(int count) const {
  std::vector<Colour> ramp(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i)
    ramp[static_cast<std::size_t>(i)] =
        signed_colour(count < 2 ? 0 : 2.0f * static_cast<float>(i) / static_cast<float>(count - 1) - 1.0f);
  return ramp;
}

}  // namespace crease::ui
