#include <cmath>
#include <vector>

#include "chapters/distance/figure_plane.h"
#include "chapters/distance/view_parts.h"
#include "ui/screen_painter.h"
#include "ui/widgets.h"

namespace crease::distance {
namespace {

constexpr double full_turn = 6.283185307179586, arrow_share = 0.02;
constexpr const char* place_id = "picture.place";

std::string numbers(std::initializer_list<double> values) {
  std::string text;
  for (const double value : values) text += (text.empty() ? "" : ", ") + lab::to_text(value);
  return text;
}

}  // namespace

std::string neuron_text(const regions::BoundaryDistance& nearest) {
  return "neuron " + std::to_string(nearest.neuron + 1) + " of layer " + std::to_string(nearest.layer + 1);
}

void View::Plane::act(const Frame& frame, const plane::Gesture& gesture, const plane::PlaneMap& map) {
  lab::Commands& commands = frame.stage.context.commands;
  const lab::Session& session = frame.stage.context.session;
  navigator.act(gesture, map, session, commands);
  if (!session.may_set(place_id)) return;
  if (gesture.is_clicked) {
    const regions::Point at = map.to_plane(gesture.at);
    commands.set(place_id, numbers({at.x, at.y}));
  }
  if (gesture.arrows.x == 0 && gesture.arrows.y == 0) return;
  const regions::Point now = frame.model.settings().place;
  commands.set(place_id, numbers({now.x + gesture.arrows.x * arrow_share * (map.window.x1 - map.window.x0),
                                  now.y + gesture.arrows.y * arrow_share * (map.window.y1 - map.window.y0)}));
}

void View::Plane::draw(const Frame& frame, ui::Rect room) {
  const ui::Theme& theme = frame.theme;
  const Model& model = frame.model;
  const plane::PlaneRoom parts = plane::arrange_plane(room, theme, model.settings().window, false);
  const plane::PlaneMap map = {model.settings().window, parts.plane};
  const plane::Gesture gesture =
      gestures.read("plane", parts.plane, frame.stage.context.is_touch, frame.stage.context.time_s);
  act(frame, gesture, map);
  std::optional<Ball> hovered;
  if (gesture.is_over && !gesture.is_dragged)
    hovered = ball_at(model.shown().network, map.to_plane(gesture.at), model.settings().norm);
  ui::ScreenPainter painter;
  if (!palette || palette->theme().kind != theme.kind) palette.emplace(theme);
  plane::draw_plane(painter, theme, parts, plane_picture(painter, *palette, model, hovered));
  ui::help_on_rect(
      theme, parts.legend, "What you see",
      "The filled ball around the pinned point is the largest one that no boundary enters, and it "
      "touches the nearest. The dashed one reaches to the nearest boundary at which the output "
      "bends. The arrow is the adversarial step, with a dot on each boundary that it crosses.");
}

/// The pinned point, and ways to its surroundings.
std::optional<lab::Place> View::place(std::string_view at) const {
  const Settings& settings = model_.settings();
  regions::Point point = settings.place;
  if (!at.empty()) {
    const Result<std::vector<double>> numbers_at = lab::parse_reals(at);
    if (!numbers_at || numbers_at.value().size() != 2) return std::nullopt;
    point = {numbers_at.value()[0], numbers_at.value()[1]};
  }
  const Ball ball = ball_at(model_.shown().network, point, settings.norm);
  lab::Place place;
  place.at = lab::to_text(point.x) + "," + lab::to_text(point.y);
  place.lines = {ball_text("Distance here: ", ball) + "."};
  if (!ball.is_bounded()) return place;
  // Through the touching point, as far again: the cell next door.
  const regions::Point next = {2 * ball.touching.x - point.x, 2 * ball.touching.y - point.y};
  const double turns = std::atan2(next.y - point.y, next.x - point.x) / full_turn;
  place.ways = {{lab::to_text(next.x) + "," + lab::to_text(next.y),
                 "Across the nearest boundary, that of " + neuron_text(ball.nearest),
                 360 * (turns < 0 ? turns + 1 : turns)}};
  return place;
}

}  // namespace crease::distance
