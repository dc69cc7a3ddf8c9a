#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "render/scene.h"

/// Segments as the GPU takes them: pieces that follow one another are one bent line, with clean corners and a
/// dash pattern that runs on.
namespace crease::render {

/// Three texels of a RecordTexture, as shaders/stroke.vert reads them.
struct Stroke {
  std::array<float, 3> from, to;
  Colour colour;
  float width_pt, dash_pt;
  float length_so_far;    ///< of the bent line, in world units
  std::uint32_t goes_on;  ///< sum of goes_on_before and goes_on_after
  std::uint32_t unused;
};
static_assert(sizeof(Stroke) == 48);
inline constexpr std::uint32_t goes_on_before = 1, goes_on_after = 2;

/// Strokes with one dummy before and one behind, so that every stroke has a neighbour on both sides. A line
/// goes on where the next segment begins exactly at the end of this one and looks the same. Segments without
/// finite coordinates are left out. `strokes` is reused.
void make_strokes(std::span<const Segment> segments, std::vector<Stroke>& strokes);

/// The same strokes in parts of `part` strokes (the last may have one more or fewer), for lists too long to
/// be held twice. `room` is what the parts are made in.
void make_strokes_in_parts(std::span<const Segment> segments, std::size_t part, std::vector<Stroke>& room,
                           const std::function<void(std::span<const Stroke>)>& take);

}  // namespace crease::render
