#pragma once

#include <span>
#include <vector>

#include "chapters/plane/view_palette.h"
#include "chapters/train_and_watch/settings.h"
#include "render/scene.h"
#include "ui/figure_painter.h"

/// The plane's fill for files: the mesh that the GPU draws, as polygons with linear ramps, or as pixels.
namespace crease::train_and_watch {

/// From mesh coordinates, in which the drawn window is [-1, 1] x [-1, 1], to the page: `seen` fills `rect`.
class MeshOnPage {
 public:
  MeshOnPage(const Window& drawn, const Window& seen, ui::Rect rect);
  ui::Vec at(float mesh_x, float mesh_y) const;

 private:
  double per_x_, per_y_, shift_x_, shift_y_;
};

/// How the shades of a mesh become colours (see FillKey).
struct Shading {
  const Palette* palette = nullptr;
  bool uses_ramp = true, is_split = false;
};

/// The polygons of a fill: of the fans of triangles that FillBuilder makes, each is one patch again.
struct Mosaic {
  std::vector<ui::Vec> corners;
  std::vector<ui::Patch> patches;  ///< refer to `corners`
  std::vector<ui::Ramp> ramps;     ///< the full one; with a split ramp, the dimmed one too
};

/// One patch per fan. Cost O(corners).
Mosaic mosaic_of(const render::FillMesh& mesh, const MeshOnPage& map, const Shading& shading);

/// The fill at the centre of each pixel of a grid over `rect`; what no triangle covers has the colour
/// `ground`. For fills of very many small triangles.
ui::Pixels pixels_of(const render::FillMesh& mesh, const MeshOnPage& map, const Shading& shading,
                     ui::Rect rect, float pixels_per_point, ui::Colour ground);

}  // namespace crease::train_and_watch
