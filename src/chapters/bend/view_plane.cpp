#include <algorithm>
#include <cmath>
#include <string>

#include "chapters/bend/figure_plane.h"
#include "chapters/bend/view_parts.h"
#include "ui/screen_painter.h"
#include "ui/widgets.h"

namespace crease::bend {
namespace {

constexpr float reach_pt = 9;

float distance_to(ui::Vec p, ui::Vec a, ui::Vec b) {
  const float ux = b.x - a.x, uy = b.y - a.y, square = ux * ux + uy * uy;
  const float t = square > 0 ? std::clamp(((p.x - a.x) * ux + (p.y - a.y) * uy) / square, 0.0f, 1.0f) : 0.0f;
  return std::hypot(a.x + t * ux - p.x, a.y + t * uy - p.y);
}

/// The boundary under the pointer.
std::optional<Neuron> boundary_at(const Model& model, const plane::PlaneMap& map, ui::Vec at) {
  if (!model.cut().is_there()) return std::nullopt;
  float nearest = reach_pt;
  std::optional<Neuron> found;
  for (const regions::Polyline& line : model.cut().boundaries())
    for (std::size_t i = 0; i + 1 < line.points.size() + (line.closed ? 1 : 0); ++i) {
      const float distance = distance_to(at, map.to_screen(line.points[i]),
                                         map.to_screen(line.points[(i + 1) % line.points.size()]));
      if (distance >= nearest) continue;
      nearest = distance;
      found = Neuron{line.layer, line.neuron};
    }
  return found;
}

/// The bend of the shown boundary under the pointer, among those that show one weight.
const regions::BoundaryCrossing* bend_at(const Model& model, const plane::PlaneMap& map, ui::Vec at) {
  for (const regions::BoundaryCrossing& crossing : model.crossings()) {
    if (!crossing.is_earlier || crossing.layer + 1 != model.shown().layer) continue;
    const ui::Vec place = map.to_screen(crossing.at);
    if (std::hypot(place.x - at.x, place.y - at.y) < reach_pt) return &crossing;
  }
  return nullptr;
}

}  // namespace

void View::Plane::act(const Frame& frame, const plane::Gesture& gesture, const plane::PlaneMap& map) {
  lab::Commands& commands = frame.stage.context.commands;
  const lab::Session& session = frame.stage.context.session;
  navigator.act(gesture, map, session, commands);
  if (!gesture.is_clicked || frame.model.is_playing()) return;
  if (const regions::BoundaryCrossing* bend = bend_at(frame.model, map, gesture.at)) {
    const Neuron shown = frame.model.shown();
    if (session.may_act("choose"))
      commands.act("choose", std::to_string(shown.layer + 1) + "," + std::to_string(shown.index + 1) + "," +
                                 std::to_string(bend->neuron + 1));
    return;
  }
  const std::optional<Neuron> neuron = boundary_at(frame.model, map, gesture.at);
  if (neuron && session.may_act("show"))
    commands.act("show", std::to_string(neuron->layer + 1) + "," + std::to_string(neuron->index + 1));
}

void View::Plane::draw(const Frame& frame, ui::Rect room) {
  const ui::Theme& theme = frame.theme;
  const Model& model = frame.model;
  const plane::PlaneRoom parts = plane::arrange_plane(room, theme, model.settings().window, false);
  const plane::PlaneMap map = {model.settings().window, parts.plane};
  const plane::Gesture gesture =
      gestures.read("plane", parts.plane, frame.stage.context.is_touch, frame.stage.context.time_s);
  act(frame, gesture, map);
  std::optional<Neuron> hovered;
  if (gesture.is_over && !gesture.is_dragged) hovered = boundary_at(model, map, gesture.at);
  ui::ScreenPainter painter;
  if (!palette || palette->theme().kind != theme.kind) palette.emplace(theme);
  plane::draw_plane(painter, theme, parts, plane_picture(painter, *palette, model, hovered));
  ui::help_on_rect(
      theme, parts.legend, "What you see",
      "The thick line is the boundary of one neuron: on one side it is on, on the other off. A dot "
      "marks each bend, in the colour of the layer that bends it; the ring marks the bend of the "
      "chosen weight. A click on a line shows it, a click on a dot chooses its weight.");
}

}  // namespace crease::bend
