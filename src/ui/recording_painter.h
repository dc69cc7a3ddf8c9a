#pragma once

#include <string>
#include <vector>

#include "ui/painter.h"

namespace crease::ui {

/// Draws a figure as SVG and keeps its texts: for export, and for tests that read what a person would read.
/// Text is measured without a font, by the average width of a letter.
class RecordingPainter final : public Painter {
 public:
  struct Text {
    Vec at;
    std::string text;
    Colour colour;
    float size_pt;
    Align align;
  };

  explicit RecordingPainter(Rect page);

  void line(Vec from, Vec to, Stroke stroke) override;
  void polyline(std::span<const Vec> points, Stroke stroke, bool is_closed = false) override;
  void fill_polygon(std::span<const Vec> points, Colour colour) override;
  void fill_rect(Rect rect, Colour colour, float radius_pt = 0) override;
  void circle(Vec centre, float radius_pt, Colour fill, Stroke outline) override;
  void text(Vec at, std::string_view text, Colour colour, float size_pt, Font font, Align align) override;
  Vec text_size(std::string_view text, float size_pt, Font font) const override;
  void push_clip(Rect rect) override;
  void pop_clip() override;

  const std::vector<Text>& texts() const { return texts_; }
  const std::vector<std::vector<Vec>>& polylines() const { return polylines_; }
  /// The whole figure as one SVG document.
  std::string svg() const;

 private:
  Rect page_;
  std::string body_;
  int clips_ = 0;
  std::vector<Text> texts_;
  std::vector<std::vector<Vec>> polylines_;
};

}  // namespace crease::ui
