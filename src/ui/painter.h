#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

/// Every figure is drawn once against this; backends: the screen (Dear ImGui's draw lists), and files
/// (figure_painter.h).
namespace crease::ui {

struct Vec {
  float x = 0, y = 0;
};
struct Rect {
  Vec min, max;
  float width() const { return max.x - min.x; }
  float height() const { return max.y - min.y; }
};
using Colour = std::uint32_t;  ///< 0xAABBGGRR

enum class Align : std::uint8_t { left, centre, right };
enum class Font : std::uint8_t { sans, sans_bold };

struct Stroke {
  Colour colour = 0xFF000000;
  float width_pt = 1;
  float dash_pt = 0;  ///< 0: solid
};

/// One convex part of a mosaic, in one colour or along a ramp.
struct Patch {
  std::span<const Vec> corners;
  Colour colour = 0;  ///< where there is no ramp, and on a painter that has none
  int ramp = -1;      ///< whose colours run from `from` to `to`, and stay the same beyond; negative: none
  Vec from, to;
};

/// Colours at even distances.
using Ramp = std::vector<Colour>;

class Painter {
 public:
  virtual ~Painter() = default;
  virtual void line(Vec from, Vec to, Stroke stroke) = 0;
  virtual void polyline(std::span<const Vec> points, Stroke stroke, bool is_closed = false) = 0;
  /// A bent line without sharp corners, one of many: drawn as cheaply as the backend can.
  virtual void curve(std::span<const Vec> points, Stroke stroke) { polyline(points, stroke); }
  virtual void fill_polygon(std::span<const Vec> points, Colour colour) = 0;
  virtual void fill_rect(Rect rect, Colour colour, float radius_pt = 0) = 0;
  virtual void circle(Vec centre, float radius_pt, Colour fill, Stroke outline) = 0;
  /// `at` is the baseline's left, middle or right end.
  virtual void text(Vec at, std::string_view text, Colour colour, float size_pt, Font font, Align align) = 0;
  virtual Vec text_size(std::string_view text, float size_pt, Font font) const = 0;
  virtual void push_clip(Rect rect) = 0;
  virtual void pop_clip() = 0;

  /// Parts that cover a piece of the page without gaps. On a screen each is painted by itself.
  virtual void mosaic(std::span<const Patch> patches, std::span<const Ramp> /*ramps*/) {
    for (const Patch& patch : patches) fill_polygon(patch.corners, patch.colour);
  }
  /// What is drawn until end_group belongs together, and is called `name` (a word) where a file has names.
  virtual void begin_group(std::string_view /*name*/) {}
  virtual void end_group() {}
};

}  // namespace crease::ui
