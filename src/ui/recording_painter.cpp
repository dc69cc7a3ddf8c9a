#include "ui/recording_painter.h"

#include "ui/text_measure.h"

namespace crease::ui {

void RecordingPainter::line(Vec from, Vec to, Stroke) {
  polylines_.push_back({from, to});
}

void RecordingPainter::polyline(std::span<const Vec> points, Stroke, bool) {
  polylines_.emplace_back(points.begin(), points.end());
}

void RecordingPainter::text(Vec at, std::string_view text, Colour colour, float size_pt, Font, Align align) {
  texts_.push_back({at, std::string(text), colour, size_pt, align});
}

Vec RecordingPainter::text_size(std::string_view text, float size_pt, Font font) const {
  return measured_text(text, size_pt, font);
}

}  // namespace crease::ui
