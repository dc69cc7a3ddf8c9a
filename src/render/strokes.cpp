#include "render/strokes.h"

#include <cmath>

namespace crease::render {
namespace {

bool is_finite(const Segment& segment) {
  // A sum is finite only if all its terms are, up to overflow, which no picture survives either.
  return std::isfinite(segment.x0 + segment.y0 + segment.z0 + segment.x1 + segment.y1 + segment.z1);
}

Stroke to_stroke(const Segment& segment) {
  return {{segment.x0, segment.y0, segment.z0},
          {segment.x1, segment.y1, segment.z1},
          segment.colour,
          segment.width_pt,
          segment.dash_pt,
          segment.start,
          0,
          0};
}

bool follows(const Stroke& earlier, const Stroke& later) {
  return earlier.to == later.from && earlier.colour == later.colour && earlier.width_pt == later.width_pt &&
         earlier.dash_pt == later.dash_pt;
}

float length(const Stroke& stroke) {
  return std::hypot(stroke.to[0] - stroke.from[0], stroke.to[1] - stroke.from[1],
                    stroke.to[2] - stroke.from[2]);
}

/// Appends a stroke for `segment` to what is at least a dummy, and joins it to the one before if that is
/// real.
void append(const Segment& segment, bool has_previous, std::vector<Stroke>& strokes) {
  Stroke stroke = to_stroke(segment);
  Stroke& previous = strokes.back();
  if (has_previous && follows(previous, stroke)) {
    previous.goes_on |= goes_on_after;
    stroke.goes_on |= goes_on_before;
    if (segment.start == 0) stroke.length_so_far = previous.length_so_far + length(previous);
  }
  strokes.push_back(stroke);
}

}  // namespace

void make_strokes_in_parts(std::span<const Segment> segments, std::size_t part, std::vector<Stroke>& room,
                           const std::function<void(std::span<const Stroke>)>& take) {
  room.assign(1, {});
  bool has_previous = false;
  for (const Segment& segment : segments) {
    if (!is_finite(segment)) continue;
    append(segment, has_previous, room);
    has_previous = true;
    if (room.size() <= part) continue;
    // The last stroke stays: the next one may go on from it.
    take(std::span(room).first(part));
    room.erase(room.begin(), room.end() - 1);
  }
  room.push_back({});
  take(room);
}

void make_strokes(std::span<const Segment> segments, std::vector<Stroke>& strokes) {
  make_strokes_in_parts(segments, segments.size() + 1, strokes, [](std::span<const Stroke>) {});
}

}  // namespace crease::render
