#pragma once

#include <string>
#include <string_view>

#include "ui/figure_painter.h"

namespace crease::ui {

/// Draws a figure as SVG 1.1: vectors, text as text, a title and a description that screen readers read. The
/// same calls give the same bytes. No style sheets and no scripts, so that it may stand inside any page.
class SvgPainter final : public FigurePainter {
 public:
  /// `page`: what of the drawing is shown, in points. `title` says in a few words what it is, `description`
  /// in sentences what there is to see; both as they stand in the file, in the language that is named.
  SvgPainter(Rect page, std::string_view title, std::string_view description,
             std::string_view language = "en");

  void line(Vec from, Vec to, Stroke stroke) override;
  void polyline(std::span<const Vec> points, Stroke stroke, bool is_closed = false) override;
  void fill_polygon(std::span<const Vec> points, Colour colour) override;
  void fill_rect(Rect rect, Colour colour, float radius_pt = 0) override;
  void circle(Vec centre, float radius_pt, Colour fill, Stroke outline) override;
  void text(Vec at, std::string_view text, Colour colour, float size_pt, Font font, Align align) override;
  Vec text_size(std::string_view text, float size_pt, Font font) const override;
  void push_clip(Rect rect) override;
  void pop_clip() override;
  void begin_group(std::string_view name) override;
  void end_group() override;
  void mosaic(std::span<const Patch> patches, std::span<const Ramp> ramps) override;
  void pieces(std::span<const LinePiece> pieces, Stroke stroke) override;
  void image(Rect rect, const Pixels& pixels) override;
  float pixels_per_point() const override { return 2; }

  /// The document so far. Needs every clip popped and every group ended.
  std::string svg() const;

 private:
  void add(std::string_view style, std::string_view element);
  void end_style();
  std::string id(std::string_view kind);
  std::string add_ramps(std::span<const Ramp> ramps);
  std::string patch_element(const Patch& patch, const std::string& ramps, std::string& gradients);

  Rect page_;
  std::string title_, description_, language_, prefix_;
  std::string body_;
  std::string style_;  ///< of the elements written last, which share one group; empty: none is open
  int ids_ = 0, depth_ = 0;
};

}  // namespace crease::ui
