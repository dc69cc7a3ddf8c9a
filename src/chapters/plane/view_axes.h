#pragma once

#include <string>

#include "chapters/plane/window.h"
#include "core/data/dataset.h"
#include "core/regions/cells.h"
#include "render/scene.h"
#include "ui/painter.h"
#include "ui/theme.h"

/// Where the plane lies on the screen, and the axes in its margins.
namespace crease::plane {

/// Screen points (y down) and plane coordinates (y up).
struct PlaneMap {
  Window window;
  ui::Rect rect;

  ui::Vec to_screen(regions::Point point) const;
  regions::Point to_plane(ui::Vec at) const;
  double points_per_unit() const { return rect.width() / (window.x1 - window.x0); }
};

/// Room around the plane for ticks and labels.
struct Margins {
  float left = 0, right = 0, top = 0, bottom = 0;
};

/// The largest rectangle in the pane's inner part that shows the window with equal units on both axes;
/// windows more than three times as long as wide fill the inner part instead.
ui::Rect plane_rect(ui::Rect pane, const Margins& margins, const Window& window);

/// The window after a drag by `by` screen points: what was under the pointer stays under it.
Window panned(const PlaneMap& map, ui::Vec by);

/// The window at `factor` times the size, with what is at `fixed` staying there. Sizes stay within what
/// double precision and the model's parameters allow.
Window zoomed(const PlaneMap& map, ui::Vec fixed, double factor);

/// Clip = matrix * mesh, for a mesh made for `drawn` and seen through `seen`.
render::Matrix plane_matrix(const Window& drawn, const Window& seen);

/// How the pane is divided. In small panes the axes have their names inside the plane, and the counts are
/// left to the readouts at the top.
struct PlaneRoom {
  bool is_compact = false;
  ui::Rect plane;
  ui::Rect tools;   ///< a row above the plane
  ui::Rect space;   ///< what the 3-D picture fills
  ui::Rect counts;  ///< a row below the ticks, empty where it is left out
  ui::Rect legend;  ///< its rows, and where it is not compact one more
  int legend_rows = 1;
};
/// `has_tools`: else the row above the plane is as low as a name of the plane needs. `rows` of the legend.
PlaneRoom arrange_plane(ui::Rect pane, const ui::Theme& theme, const Window& window, bool has_tools = true,
                        int rows = 1);

float legend_row_height(const ui::Theme& theme);

/// Ticks, labels and names of both axes, and the frame around the plane. Data that was scaled for training
/// has its ticks at round measured values.
void draw_axes(ui::Painter& painter, const ui::Theme& theme, const PlaneMap& map, const data::Dataset& data,
               bool is_compact);

}  // namespace crease::plane
