#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "ui/painter.h"

/// All colours by role, and all measures, in one place. Nothing else in the interface names a colour.
namespace crease::ui {

enum class ThemeKind : std::uint8_t { light, dark, projector };

/// Type scale in points.
struct TypeScale {
  float small = 13, body = 15, title = 18, display = 24;
};

/// Sizes in points, on a grid of 4.
struct Metrics {
  float gap = 8;         ///< within a group
  float group_gap = 16;  ///< between groups
  float pane_gap = 24;   ///< between panes
  float radius = 6;
  float control = 28;    ///< height of a control's target; 44 under fingers
  float knob = 7;        ///< radius of a slider's knob
  float hairline = 1;    ///< width of rules, axes and grids, in points; painters snap it to whole pixels
  float line_scale = 1;  ///< factor on every data line (projector: heavier)
};

struct Theme {
  ThemeKind kind = ThemeKind::light;
  TypeScale type;
  Metrics metrics;

  // Ground and text.
  Colour ground = 0, pane = 0, line = 0, text = 0, quiet = 0, accent = 0;
  Colour on_accent = 0;    ///< text and icons on accent
  Colour accent_soft = 0;  ///< fill of what is chosen
  Colour hover = 0;        ///< fill under the pointer
  Colour track = 0;        ///< unfilled part of sliders and toggles: 3:1 on the pane
  Colour warning = 0, warning_soft = 0;
  Colour well = 0;    ///< what segments are set into
  Colour grid = 0;    ///< inside figures; without colour: none
  Colour shadow = 0;  ///< the one shadow: popovers

  // Data.
  Colour negative = 0, zero = 0, positive = 0;  ///< signed values
  Colour decision = 0;                          ///< the decision boundary
  Colour point_outline = 0;
  std::array<Colour, 6> layers{};    ///< Okabe-Ito, moved in lightness until they reach 3:1
  std::array<Colour, 10> classes{};  ///< for three classes and more

  /// Layers are told apart by colour, weight and dash. `layer` from 0.
  Colour layer_colour(int layer) const;
  /// Stroke of a neuron's boundary: 1.25 pt falling to 0.75 pt in deeper layers, dashed from the second turn
  /// of the palette on and alternately within it.
  Stroke layer_stroke(int layer) const;
  /// Stroke of one of several curves in a plot, told apart by colour and dash as layers are. `index` from 0.
  Stroke curve_stroke(int index, float width_pt) const;
  Stroke decision_stroke() const;
  /// Stroke of the first, second, third curve of a plot.
  Stroke series_stroke(int index) const;

  /// Colour of a class: blue and orange for two, a palette of even weight for more.
  Colour class_colour(int index, int classes) const;
  /// Soft tint of even lightness for an identity (Picture::tint_of_cell, a region's number).
  Colour identity_tint(std::uint32_t identity) const;
  /// Soft tint for depth 0..1 (share of neurons that are on, and other magnitudes without sign).
  Colour magnitude_tint(float share) const;
  /// Colour of a signed value, -1..1, and the whole ramp from -1 to 1 for render::Scene::set_ramp.
  Colour signed_colour(float value) const;
  std::vector<Colour> signed_ramp(int count) const;

  bool is_dark() const { return kind == ThemeKind::dark; }
};

Theme make_theme(ThemeKind kind);
/// The same theme with targets for fingers.
Theme for_touch(Theme theme);

}  // namespace crease::ui
