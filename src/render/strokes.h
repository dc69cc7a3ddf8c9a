#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "render/scene.h"

/// Segments as the GPU takes them: pieces that follow one another are one bent line, with clean corners and a
/// dash pattern that runs on.
namespace crease::render {

struct Stroke {
  std::array<float, 3> from, to;
  Colour colour;
  float width_pt, dash_pt;
  float length_so_far;                   ///< of the bent line, in world units
  std::array<std::uint16_t, 2> goes_on;  ///< 65535 where the line goes on at `from`, at `to`; else 0
};

/// Strokes with one dummy before and one behind, so that every stroke has a neighbour on both sides. A line
/// goes on where the next segment begins exactly at the end of this one and looks the same. Segments without
/// finite coordinates are left out. `strokes` is reused.
void make_strokes(std::span<const Segment> segments, std::vector<Stroke>& strokes);

}  // namespace crease::render
