#pragma once

#include <string>

#include "chapters/train_and_watch/model.h"
#include "chapters/train_and_watch/view_surface_height.h"
#include "render/scene.h"
#include "ui/painter.h"
#include "ui/theme.h"

/// The graph of f over the window as seen from outside: camera, and the box with its ticks. The surface
/// itself is the mesh of view_plane_mesh.h.
namespace crease::train_and_watch {

/// Where the graph is seen from.
struct Orbit {
  double yaw_degrees = -35;   ///< about the vertical axis
  double pitch_degrees = 35;  ///< 0: from the side, 90: from above
  double zoom = 1;
  double height = 0.5;  ///< one value scale is drawn as this share of half the window's width
};

/// Clip = matrix * (mesh x, mesh y, mesh z), column-major.
render::Matrix orbit_matrix(const Orbit& orbit, double aspect);

render::Matrix product(const render::Matrix& left, const render::Matrix& right);

/// Where a point of the mesh appears on the screen.
ui::Vec project(const render::Matrix& matrix, ui::Rect rect, float x, float y, float z);

/// What one place on the screen may show: {from + w along} for nearest <= w <= farthest, w growing away from
/// the eye. In the plane's coordinates; heights as drawn, in halves of the box's width.
struct SurfaceRay {
  regions::Point from, along;
  double from_z = 0, along_z = 0;
  double nearest = 0, farthest = 1;

  regions::Point at(double w) const { return {from.x + w * along.x, from.y + w * along.y}; }
};
/// The inverse of orbit_matrix and project, in double: `seen` fills the box.
SurfaceRay ray_through(const Orbit& orbit, ui::Rect rect, const Window& seen, ui::Vec at);

/// The camera after a drag by `by` screen points: a drag across the whole picture is half a turn. It never
/// goes below the floor or over the top.
Orbit turned(const Orbit& orbit, ui::Vec by, ui::Rect rect);
Orbit zoomed(const Orbit& orbit, double factor);

struct BoxLabels {
  std::string x, y, value;
};

/// The box around the graph with ticks on its nearest edges. Drawn before the graph, which covers it.
void draw_box(ui::Painter& painter, const ui::Theme& theme, const render::Matrix& matrix, ui::Rect rect,
              const Window& window, const HeightScale& heights, const BoxLabels& labels,
              const data::Dataset& data);

}  // namespace crease::train_and_watch
