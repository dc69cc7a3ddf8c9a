#pragma once

#include <optional>

#include "chapters/plane/view_axes.h"
#include "chapters/plane/view_gestures.h"
#include "chapters/train_and_watch/view_hover.h"
#include "chapters/train_and_watch/view_plane.h"
#include "chapters/train_and_watch/view_plane_scene.h"
#include "chapters/train_and_watch/view_plane_tools.h"
#include "chapters/train_and_watch/view_state.h"

namespace crease::train_and_watch {

/// What a drag started with.
struct Drag {
  Window window;
  Orbit orbit;
  int point = -1;  ///< the point that is moved; negative: the window or the camera
};

/// The plane between two frames, and the steps of one frame.
struct PlaneView::Parts {
  // One frame.
  void draw(const ViewContext& context, Shared& shared, ui::Rect whole, const PlaneRole& role);
  void tell_twin(const Gesture& gesture);
  void draw_name(const ViewContext& context, ui::Painter& painter) const;
  void draw_twins_pointer(const ViewContext& context, ui::Painter& painter) const;
  void act(const ViewContext& context, const Gesture& gesture);
  void act_in_plane(const ViewContext& context, const Gesture& gesture);
  void drag_in_plane(const ViewContext& context, const Gesture& gesture);
  void stroke(const ViewContext& context, const Gesture& gesture);
  void dab(const ViewContext& context, ui::Vec at);
  void click(const ViewContext& context, const Gesture& gesture);
  void click_to_look(const ViewContext& context);
  void act_in_space(const ViewContext& context, const Gesture& gesture);
  void use_keys(const ViewContext& context, const Gesture& gesture);
  void remove_point(const ViewContext& context, ui::Vec at);
  int point_under(const ViewContext& context, ui::Vec at) const;

  void look(const ViewContext& context, const Gesture& gesture, Shared& shared);
  std::optional<CellFacts> facts_under(const ViewContext& context, ui::Vec at) const;
  bool is_on_crease(const ViewContext& context, ui::Vec at) const;
  void tell(Shared& shared, int neuron);
  /// Where a point of the plane is on the screen; in 3-D where it is on the surface over a cell.
  ui::Vec on_screen(const ViewContext& context, const CellFacts& facts, regions::Point point) const;
  render::Matrix space_matrix(const Picture& picture) const;
  Attention attention(const ViewContext& context, const Shared& shared) const;

  void draw_space(const ViewContext& context, ui::Painter& painter);
  void draw_plane(const ViewContext& context, ui::Painter& painter);
  void draw_marks(const ViewContext& context, ui::Painter& painter, const Gesture& gesture,
                  const Attention& attention) const;
  void draw_below(const ViewContext& context, ui::Painter& painter);
  void draw_card(const ViewContext& context, ui::Painter& painter, ui::Rect pane, const Gesture& gesture);

  PlaneScene scene;
  GestureReader gestures;
  ToolChoice tools;
  std::optional<Drag> drag;
  std::optional<ui::Vec> last_dab;  ///< of the stroke under way
  int dabs = 0;                     ///< so far: each scatters its points differently

  // Of this frame.
  PlaneRole role;
  PlaneOptions options;
  PlaneMap map;
  PlaneRoom room;
  std::optional<CellFacts> hovered, kept;  ///< the cell under the pointer, and the pinned one
  int line_neuron = -1;                    ///< whose crease the pointer is on
  bool told_neuron = false;                ///< shared.hovered_neuron comes from here
};

}  // namespace crease::train_and_watch
