#include "chapters/train_and_watch/figure_lines.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace crease::train_and_watch {
namespace {

using ui::LinePiece;
using ui::Vec;

/// Dashes so short that nobody could tell them apart are one line.
constexpr double most_dashes = 4000;

bool look_alike(const render::Segment& a, const render::Segment& b) {
  return a.colour == b.colour && a.width_pt == b.width_pt && a.dash_pt == b.dash_pt;
}

/// The parts of a segment on which its line is on.
///
///   on:  2 d k + w/2 <= start + place <= 2 d k + d - w/2     d dash, w width: round ends reach w/2 further
void append_dashes(const render::Segment& segment, const LinePiece& whole, std::vector<LinePiece>& pieces) {
  const double dx = double(whole.to.x) - whole.from.x, dy = double(whole.to.y) - whole.from.y;
  const double length = std::sqrt(dx * dx + dy * dy), dash = segment.dash_pt;
  if (!(length > 0) || length > most_dashes * dash) return pieces.push_back(whole);
  const double mesh_dx = double(segment.x1) - segment.x0, mesh_dy = double(segment.y1) - segment.y0;
  const double start = segment.start * length / std::sqrt(mesh_dx * mesh_dx + mesh_dy * mesh_dy);
  const double half_body = std::max(dash / 2 - segment.width_pt / 2, 0.0);
  const auto at = [&](double place) {
    return Vec{static_cast<float>(whole.from.x + dx * place / length),
               static_cast<float>(whole.from.y + dy * place / length)};
  };
  for (double middle = 2 * dash * std::floor(start / (2 * dash)) + dash / 2;
       middle - half_body <= start + length; middle += 2 * dash) {
    const double from = std::max(middle - half_body - start, 0.0);
    const double to = std::min(middle + half_body - start, length);
    if (from <= to) pieces.push_back({at(from), at(to)});
  }
}

}  // namespace

void draw_segments(ui::FigurePainter& painter, std::span<const render::Segment> segments,
                   const MeshOnPage& map) {
  std::vector<LinePiece> pieces;
  for (std::size_t i = 0; i < segments.size();) {
    const render::Segment& look = segments[i];
    pieces.clear();
    for (; i < segments.size() && look_alike(segments[i], look); ++i) {
      const LinePiece piece{map.at(segments[i].x0, segments[i].y0), map.at(segments[i].x1, segments[i].y1)};
      if (look.dash_pt > 0)
        append_dashes(segments[i], piece, pieces);
      else
        pieces.push_back(piece);
    }
    painter.pieces(pieces, {look.colour, look.width_pt, 0});
  }
}

}  // namespace crease::train_and_watch
