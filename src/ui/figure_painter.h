#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "ui/painter.h"

namespace crease::lab {
class Words;
}

namespace crease::ui {

/// A straight piece of a line.
struct LinePiece {
  Vec from, to;
};

/// An opaque picture of pixels, rows from the top.
struct Pixels {
  int width = 0, height = 0;
  std::vector<Colour> colours;
};

/// What a figure in a file needs beyond what the screen's painter has. The page is what the figure was made
/// for, in points; files and pixels of any scale show all of it.
class FigurePainter : public Painter {
 public:
  /// From now on texts are drawn and measured in the language of this table, which has to live as long as the
  /// painter; null: in English. What is drawn hands over English.
  void speak(const lab::Words* words) { words_ = words; }

  /// Where two soft edges meet, the ground would shine through both; so below the exact parts lie the same
  /// parts, a little larger.
  void mosaic(std::span<const Patch> patches, std::span<const Ramp> ramps) override = 0;

  /// Pieces with round ends, painted as one shape: nothing is painted twice. Solid, whatever the stroke says.
  virtual void pieces(std::span<const LinePiece> pieces, Stroke stroke) = 0;

  virtual void image(Rect rect, const Pixels& pixels) = 0;
  /// How many pixels an image should have.
  virtual float pixels_per_point() const = 0;

 protected:
  /// The text in the painter's language. Lives until the next call.
  std::string_view own(std::string_view english) const;

 private:
  const lab::Words* words_ = nullptr;
};

/// How far the underlay of a mosaic reaches beyond its parts: more than half a pixel at the scale of the
/// page. Larger, it would be seen beyond the mosaic's own edge where that is not clipped.
inline constexpr float underlay_pt = 0.75f;

/// A level or upright line whose edges lie between pixels of the given size, at least one pixel wide; other
/// lines as they are.
struct SnappedLine {
  Vec from, to;
  float width_pt;
};
SnappedLine snapped(Vec from, Vec to, float width_pt, float pixels_per_point);

}  // namespace crease::ui
