#pragma once

#include <string>
#include <vector>

#include "ui/painter.h"

namespace crease::ui {

/// Keeps texts and lines instead of drawing them: for tests that read what a person would read.
class RecordingPainter final : public Painter {
 public:
  struct Text {
    Vec at;
    std::string text;
    Colour colour;
    float size_pt;
    Align align;
  };

  void line(Vec from, Vec to, Stroke stroke) override;
  void polyline(std::span<const Vec> points, Stroke stroke, bool is_closed = false) override;
  void fill_polygon(std::span<const Vec>, Colour) override {}
  void fill_rect(Rect, Colour, float = 0) override {}
  void circle(Vec, float, Colour, Stroke) override {}
  void text(Vec at, std::string_view text, Colour colour, float size_pt, Font font, Align align) override;
  Vec text_size(std::string_view text, float size_pt, Font font) const override;
  void push_clip(Rect) override {}
  void pop_clip() override {}

  const std::vector<Text>& texts() const { return texts_; }
  const std::vector<std::vector<Vec>>& polylines() const { return polylines_; }

 private:
  std::vector<Text> texts_;
  std::vector<std::vector<Vec>> polylines_;
};

}  // namespace crease::ui
