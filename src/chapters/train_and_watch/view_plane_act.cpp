#include <cmath>

#include "chapters/train_and_watch/model.h"
#include "chapters/train_and_watch/view.h"
#include "chapters/train_and_watch/view_plane_parts.h"
#include "lab/commands.h"
#include "ui/column.h"

/// What a person does with the plane becomes commands.
namespace crease::train_and_watch {
namespace {

/// Size of the window after one notch of the wheel, as a share; the application turns pinches into notches of
/// the same size.
constexpr double zoom_per_notch = 1.15;
constexpr double arrow_share = 0.1;
constexpr float point_reach_pt = 9, finger_reach_pt = 22;
constexpr float dab_distance = 0.75f;  ///< between two dabs of a stroke, in radii
constexpr int most_dabs_per_frame = 20;

}  // namespace

void PlaneView::Parts::act(const ViewContext& context, const Gesture& gesture) {
  if (gesture.is_pressed) drag = Drag{options.seen, options.orbit, -1};
  if (options.is_3d)
    act_in_space(context, gesture);
  else
    act_in_plane(context, gesture);
  use_keys(context, gesture);
  if (!gesture.is_held || gesture.is_released) drag.reset();
}

void PlaneView::Parts::act_in_plane(const ViewContext& context, const Gesture& gesture) {
  if (gesture.is_pressed && tools.tool == Tool::move) drag->point = point_under(context, gesture.at);
  if (tool_radius_pt(tools) > 0)
    stroke(context, gesture);
  else if (gesture.is_dragged && drag)
    drag_in_plane(context, gesture);
  if (gesture.wheel != 0 && gesture.is_over)
    set_window(context.commands, options.seen,
               zoomed(map, gesture.at, std::pow(zoom_per_notch, -double(gesture.wheel))));
  if (gesture.is_clicked) click(context, gesture);
  if (gesture.is_double_clicked && tools.tool == Tool::look) context.commands.act("reset_view");
  if (gesture.is_right_clicked || gesture.is_long_pressed) remove_point(context, gesture.at);
}

void PlaneView::Parts::drag_in_plane(const ViewContext& context, const Gesture& gesture) {
  if (drag->point >= 0) {
    const regions::Point to = map.to_plane(gesture.at);
    context.commands.act("move_point", numbers_text({double(drag->point), to.x, to.y}));
    return;
  }
  const PlaneMap at_start{drag->window, map.rect};
  set_window(context.commands, options.seen, panned(at_start, gesture.moved));
}

/// The brush and the eraser leave a dab where the pointer goes down and then after every part of their
/// width.
void PlaneView::Parts::stroke(const ViewContext& context, const Gesture& gesture) {
  if (gesture.is_pressed) last_dab.reset();
  if (gesture.is_dragged && !last_dab) dab(context, gesture.from);
  if (!gesture.is_dragged) return;
  const float step = dab_distance * tool_radius_pt(tools);
  for (int i = 0; i < most_dabs_per_frame; ++i) {
    const ui::Vec way = {gesture.at.x - last_dab->x, gesture.at.y - last_dab->y};
    const float length = std::hypot(way.x, way.y);
    if (length < step) break;
    dab(context, {last_dab->x + way.x * step / length, last_dab->y + way.y * step / length});
  }
  // What the eraser's disc is over goes at once.
  if (tools.tool == Tool::remove) dab(context, gesture.at);
}

void PlaneView::Parts::dab(const ViewContext& context, ui::Vec at) {
  last_dab = at;
  const data::Split& data = context.model.data();
  const regions::Point to = map.to_plane(at);
  const double radius = tool_radius_pt(tools) / map.points_per_unit();
  if (tools.tool == Tool::place) {
    const double seed = double(data.train.size() + data.test.size() + dabs++);
    context.commands.act("scatter_points",
                         numbers_text({to.x, to.y, radius, double(brush_sizes[tools.size].points),
                                       brush_value(data.train, tools.brush), seed}));
  } else if (point_near(data, to, radius, options.has_train, options.has_test) >= 0) {
    const double sets = (options.has_train ? 1 : 0) + (options.has_test ? 2 : 0);
    context.commands.act("erase_points", numbers_text({to.x, to.y, radius, sets}));
  }
}

void PlaneView::Parts::click(const ViewContext& context, const Gesture& gesture) {
  if (tool_radius_pt(tools) > 0) return dab(context, gesture.at);
  switch (tools.tool) {
    case Tool::look:
      click_to_look(context);
      break;
    case Tool::place: {
      const regions::Point at = map.to_plane(gesture.at);
      context.commands.act("place_point",
                           numbers_text({at.x, at.y, brush_value(context.model.data().train, tools.brush)}));
      break;
    }
    case Tool::move:
      break;
    case Tool::remove:
      remove_point(context, gesture.at);
      break;
  }
}

/// A click on a crease pins its neuron, or lets it go; anywhere else it keeps the card of the cell, or puts
/// it away.
void PlaneView::Parts::click_to_look(const ViewContext& context) {
  if (line_neuron >= 0) {
    pin_neuron(context.commands, line_neuron == options.pinned_neuron ? -1 : line_neuron);
    return;
  }
  const bool is_same_cell = kept && hovered && kept->cell == hovered->cell;
  if (hovered && !is_same_cell)
    keep_place(context.commands, hovered->point);
  else if (options.place)
    keep_place(context.commands, std::nullopt);
}

void PlaneView::Parts::act_in_space(const ViewContext& context, const Gesture& gesture) {
  if (gesture.is_dragged && drag)
    set_orbit(context.commands, options.orbit, turned(drag->orbit, gesture.moved, map.rect));
  if (gesture.wheel != 0 && gesture.is_over)
    set_orbit(context.commands, options.orbit,
              zoomed(options.orbit, std::pow(zoom_per_notch, -double(gesture.wheel))));
  if (gesture.is_clicked) click_to_look(context);
  if (gesture.is_double_clicked) context.commands.act("reset_view");
}

void PlaneView::Parts::use_keys(const ViewContext& context, const Gesture& gesture) {
  if (gesture.wants_reset) context.commands.act("reset_view");
  if (gesture.wants_delete && !options.is_3d) remove_point(context, gesture.at);
  if (gesture.wants_release) {
    if (options.place) keep_place(context.commands, std::nullopt);
    if (options.pinned_neuron >= 0) pin_neuron(context.commands, -1);
  }
  const bool turns_wheel = gesture.wheel != 0 && !gesture.is_over;
  if (turns_wheel && !options.is_3d)
    set_window(context.commands, options.seen,
               zoomed(map, ui::centre(map.rect), std::pow(zoom_per_notch, -double(gesture.wheel))));
  if (gesture.arrows.x == 0 && gesture.arrows.y == 0) return;
  const ui::Vec by = {gesture.arrows.x * float(arrow_share) * map.rect.width(),
                      -gesture.arrows.y * float(arrow_share) * map.rect.height()};
  if (options.is_3d)
    set_orbit(context.commands, options.orbit, turned(options.orbit, by, map.rect));
  else
    set_window(context.commands, options.seen, panned(map, {-by.x, -by.y}));
}

void PlaneView::Parts::remove_point(const ViewContext& context, ui::Vec at) {
  const int point = point_under(context, at);
  if (point >= 0) context.commands.act("delete_point", std::to_string(point));
}

int PlaneView::Parts::point_under(const ViewContext& context, ui::Vec at) const {
  const double reach = (context.is_touch ? finger_reach_pt : point_reach_pt) / map.points_per_unit();
  return point_near(context.model.data(), map.to_plane(at), reach, options.has_train, options.has_test);
}

}  // namespace crease::train_and_watch
