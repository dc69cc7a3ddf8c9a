#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

/// The picture of the plane and of the graph over it, drawn by WebGL2 / OpenGL 3.3. Geometry is plain data,
/// uploaded when it changes; drawing never computes geometry. Colours are 0xAABBGGRR as Dear ImGui has them.
namespace crease::render {

using Colour = std::uint32_t;
/// Column-major, as GLSL has it: clip = matrix * (x, y, z, 1).
using Matrix = std::array<float, 16>;

/// A corner of a cell: position in the plane, height of the graph, the value that the colour ramp maps
/// (-1..1), and a flat colour for pictures without ramp.
struct FillVertex {
  float x, y, z, shade;
  Colour tint;
};

struct FillMesh {
  std::vector<FillVertex> vertices;
  std::vector<std::uint32_t> triangles;
};

/// One straight piece with round ends. Where the next segment in the list begins exactly where this one ends
/// and looks the same, the two are one line: clean corner, no pixel painted twice, dashes run on.
struct Segment {
  float x0, y0, z0, x1, y1, z1;
  Colour colour;
  float width_pt;
  float dash_pt;  ///< 0: solid
  /// Length of the line before this piece, in world units, so that dashes run on from pieces elsewhere in the
  /// list. 0: as told by the piece before.
  float start = 0;
};

/// A round mark. The outline lies outside the fill's radius.
struct Dot {
  float x, y, z;
  float radius_pt, outline_pt;
  Colour fill, outline;
};

/// Where and how the scene is seen. Rectangles in framebuffer pixels, origin top left.
struct Frame {
  int x_px = 0, y_px = 0, width_px = 1, height_px = 1;
  int framebuffer_height_px = 1;
  float pixels_per_point = 1;
  Matrix clip_from_world{};
  bool use_ramp = true;    ///< fill: colour ramp of `shade`, else `tint`
  bool has_depth = false;  ///< 3-D: depth test, lines lifted off the surface
  float light = 0;         ///< 3-D: how much slopes are shaded, 0..1
};

/// Keeps what it is given, so that `set_...` needs no context: the next `draw` uploads what has changed. Draw
/// and destroy with a current context.
class Scene {
 public:
  Scene();
  ~Scene();
  Scene(const Scene&) = delete;
  Scene& operator=(const Scene&) = delete;

  /// Lets the graphics driver begin to build the programs, with a current context: it does so beside us, and
  /// the first `draw` waits for it. Without this `draw` begins it.
  void prepare();
  /// `ramp`: colours from shade -1 to +1, evenly spaced.
  void set_ramp(std::span<const Colour> ramp);
  /// The mesh and the lines below the dots, to be made anew in place: they can be too large to be held twice.
  FillMesh& change_fill();
  std::vector<Segment>& change_segments();
  void set_overlay(std::span<const Segment> segments);  ///< hovered and pinned boundaries, above the rest
  void set_dots(std::span<const Dot> dots);
  /// Draws into the current framebuffer; leaves no GL state behind but the one it found (call inside an ImGui
  /// draw callback, followed by ImDrawCallback_ResetRenderState).
  void draw(const Frame& frame);
  /// The context was lost, and everything in it: the next `draw` makes and uploads all again.
  void forget_objects();

 private:
  struct Geometry;
  struct Programs;
  struct Objects;
  std::unique_ptr<Geometry> geometry_;
  std::unique_ptr<Programs> programs_;  ///< as `objects_`, or prepared earlier
  std::unique_ptr<Objects> objects_;    ///< null before the first draw and after a lost context
};

}  // namespace crease::render
