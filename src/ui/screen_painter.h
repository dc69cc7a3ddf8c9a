#pragma once

#include <vector>

#include "ui/painter.h"

struct ImDrawList;
struct ImFont;
struct ImGuiIO;

namespace crease::ui {

/// Loads the faces that are packed into the program; call once after ImGui::CreateContext.
void load_fonts(ImGuiIO& io);
/// The face, at any size (Dear ImGui rasterises per size and pixel ratio).
ImFont* face(Font font);
/// What Dear ImGui calls the size of a face (its line height) for a size in the type scale (its em).
float line_height(float size_pt);

/// Draws figures into a Dear ImGui draw list, crisp at every pixel ratio: hairlines sit on whole pixels,
/// edges are one pixel soft. Text is drawn and measured in the language of the lab (ui/words.h).
class ScreenPainter final : public Painter {
 public:
  /// Draws into the current window.
  ScreenPainter();
  explicit ScreenPainter(ImDrawList* list);
  ~ScreenPainter() override = default;
  ScreenPainter(const ScreenPainter&) = delete;
  ScreenPainter& operator=(const ScreenPainter&) = delete;

  void line(Vec from, Vec to, Stroke stroke) override;
  void polyline(std::span<const Vec> points, Stroke stroke, bool is_closed = false) override;
  void curve(std::span<const Vec> points, Stroke stroke) override;
  void fill_polygon(std::span<const Vec> points, Colour colour) override;
  void fill_rect(Rect rect, Colour colour, float radius_pt = 0) override;
  void circle(Vec centre, float radius_pt, Colour fill, Stroke outline) override;
  void text(Vec at, std::string_view text, Colour colour, float size_pt, Font font, Align align) override;
  Vec text_size(std::string_view text, float size_pt, Font font) const override;
  void push_clip(Rect rect) override;
  void pop_clip() override;

  /// Text that is translated already: a line of a paragraph.
  void text_as_it_is(Vec at, std::string_view text, Colour colour, float size_pt, Font font, Align align);

 private:
  static Vec size_as_it_is(std::string_view text, float size_pt, Font font);
  ImDrawList* list_;
  float pixels_per_point_;
  std::vector<Vec> dash_, normals_;
};

}  // namespace crease::ui
