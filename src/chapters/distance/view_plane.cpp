#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "chapters/distance/view_parts.h"
#include "imgui.h"
#include "lab/number_words.h"
#include "ui/colour.h"
#include "ui/screen_painter.h"
#include "ui/widgets.h"

namespace crease::distance {
namespace {

constexpr double two_pi = 6.283185307179586;
constexpr int circle_corners = 96;
constexpr float place_pt = 4, touch_pt = 3.5f, crossing_pt = 2.5f, head_pt = 9, ball_opacity = 0.18f;
constexpr double arrow_share = 0.02;
constexpr const char* place_id = "picture.place";
constexpr const char* window_id = "picture.window";

/// The border of a ball, a disc, a diamond or a square.
regions::Polyline border(regions::Point centre, double radius, regions::Norm norm) {
  regions::Polyline line;
  line.closed = true;
  if (norm == regions::Norm::two)
    for (int i = 0; i < circle_corners; ++i) {
      const double angle = two_pi * i / circle_corners;
      line.points.push_back({centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)});
    }
  if (norm == regions::Norm::one)
    line.points = {{centre.x + radius, centre.y},
                   {centre.x, centre.y + radius},
                   {centre.x - radius, centre.y},
                   {centre.x, centre.y - radius}};
  if (norm == regions::Norm::infinity)
    line.points = {{centre.x + radius, centre.y + radius},
                   {centre.x - radius, centre.y + radius},
                   {centre.x - radius, centre.y - radius},
                   {centre.x + radius, centre.y - radius}};
  return line;
}

void fill(ui::Painter& painter, const plane::PlaneMap& map, const regions::Polyline& line,
          ui::Colour colour) {
  std::vector<ui::Vec> corners;
  for (const regions::Point& point : line.points) corners.push_back(map.to_screen(point));
  painter.fill_polygon(corners, colour);
}

/// A ball, and the point where it touches the wall.
void draw_ball(ui::Painter& painter, const plane::Palette& palette, const plane::PlaneMap& map,
               const Ball& ball, bool is_pinned) {
  if (!ball.is_bounded()) return;
  const ui::Theme& theme = palette.theme();
  const regions::Polyline line = border(ball.centre, ball.nearest.distance, ball.norm);
  if (is_pinned) fill(painter, map, line, ui::with_alpha(theme.text, ball_opacity));
  plane::draw_polyline(painter, map, line, {theme.text, is_pinned ? 2.0f : 1.25f, 0});
  painter.circle(map.to_screen(ball.touching), touch_pt, palette.crease(ball.nearest.layer).colour,
                 {theme.point_outline, 1, 0});
}

void draw_visible_ball(ui::Painter& painter, const ui::Theme& theme, const plane::PlaneMap& map,
                       const Model& model) {
  const auto& visible = model.visible();
  if (!visible || !std::isfinite(visible->distance)) return;
  const double size = std::max(map.window.x1 - map.window.x0, map.window.y1 - map.window.y0);
  if (visible->distance > 10 * size) return;
  plane::draw_polyline(painter, map, border(model.ball().centre, visible->distance, model.ball().norm),
                       {theme.text, 1.5f, 5});
}

/// An arrow with a dot on every wall.
void draw_step(ui::Painter& painter, const ui::Theme& theme, const plane::PlaneMap& map,
               const AdversarialStep& step) {
  if (!step.has_direction || !(step.length > 0)) return;
  const ui::Vec from = map.to_screen(step.from), to = map.to_screen(step.to);
  const float length = std::hypot(to.x - from.x, to.y - from.y);
  if (length < 1) return;
  painter.line(from, to, {theme.point_outline, 4.5f, 0});
  painter.line(from, to, {theme.text, 2.25f, 0});
  const ui::Vec u = {(to.x - from.x) / length, (to.y - from.y) / length};
  const float head = std::min(head_pt, length);
  const std::array<ui::Vec, 3> arrow = {
      to,
      {to.x - head * u.x - 0.45f * head * u.y, to.y - head * u.y + 0.45f * head * u.x},
      {to.x - head * u.x + 0.45f * head * u.y, to.y - head * u.y - 0.45f * head * u.x}};
  painter.fill_polygon(arrow, theme.text);
  for (const regions::Point& crossing : step.crossings)
    painter.circle(map.to_screen(crossing), crossing_pt, theme.point_outline, {theme.text, 1.25f, 0});
}

/// `where` ends with a colon and a blank.
std::string ball_text(const char* where, const Ball& ball) {
  if (!ball.is_bounded()) return std::string(where) + "no boundary is near";
  return std::string(where) + lab::significant_text(ball.nearest.distance) + " to neuron " +
         std::to_string(ball.nearest.neuron + 1) + " of layer " + std::to_string(ball.nearest.layer + 1);
}

/// Swatches of the layers and the decision boundary.
void draw_key(ui::Painter& painter, const plane::Palette& palette, ui::Rect row, int layers) {
  constexpr float swatch_pt = 18, gap_pt = 5, between_pt = 14;
  const ui::Theme& theme = palette.theme();
  const float size = theme.type.small, y = row.min.y + size / 2 + 3;
  float x = row.min.x;
  const auto entry = [&](const std::string& text, ui::Stroke stroke) {
    const float width = swatch_pt + gap_pt + painter.text_size(text, size, ui::Font::sans).x;
    if (x + width > row.max.x) return;
    painter.line({x, y}, {x + swatch_pt, y}, stroke);
    painter.text({x + swatch_pt + gap_pt, y + 0.36f * size}, text, theme.text, size, ui::Font::sans,
                 ui::Align::left);
    x += width + between_pt;
  };
  for (int layer = 0; layer < layers; ++layer) {
    ui::Stroke stroke = palette.crease(layer);
    stroke.width_pt = std::max(stroke.width_pt, 1.5f);
    entry("layer " + std::to_string(layer + 1), stroke);
  }
  entry("answer changes", theme.decision_stroke());
  entry("visible distance", {theme.text, 1.5f, 5});
}

plane::Look look_of(const Settings& settings, double value_scale) {
  plane::Look look;
  look.colouring = settings.colouring == Colouring::region  ? plane::Colouring::region
                   : settings.colouring == Colouring::value ? plane::Colouring::value
                                                            : plane::Colouring::cell;
  look.value_scale = value_scale;
  return look;
}

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
  if (gesture.is_double_clicked && session.may_act("reset_window")) commands.act("reset_window");
  if (const auto window = navigator.read(gesture, map); window && session.may_set(window_id))
    commands.set(window_id, numbers({window->x0, window->x1, window->y0, window->y1}));
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
  const Settings& settings = model.settings();
  if (!palette || palette->theme().kind != theme.kind) palette.emplace(theme);
  const plane::PlaneRoom parts = plane::arrange_plane(room, theme, settings.window, false);
  const plane::PlaneMap map = {settings.window, parts.plane};
  const plane::Gesture gesture =
      gestures.read("plane", parts.plane, frame.stage.context.is_touch, frame.stage.context.time_s);
  act(frame, gesture, map);

  std::optional<Ball> hovered;
  if (gesture.is_over && !gesture.is_dragged)
    hovered = ball_at(model.shown().network, map.to_plane(gesture.at), settings.norm);
  plane::Look look = look_of(settings, model.value_scale());
  if (hovered && hovered->is_bounded()) {
    look.layer = hovered->nearest.layer;
    look.neuron = hovered->nearest.neuron;
  }
  ui::ScreenPainter painter;
  painter.fill_rect(parts.plane, theme.ground);
  painter.push_clip(parts.plane);
  plane::draw_cells(painter, *palette, map, model.cut(), look);
  if (settings.has_boundaries) plane::draw_boundaries(painter, *palette, map, model.cut(), look);
  plane::draw_decision(painter, *palette, map, model.cut());
  if (settings.has_points) {
    plane::draw_points(painter, *palette, map, model.course().points().test, true);
    plane::draw_points(painter, *palette, map, model.course().points().train, false);
  }
  draw_visible_ball(painter, theme, map, model);
  draw_ball(painter, *palette, map, model.ball(), true);
  draw_step(painter, theme, map, model.adversarial());
  painter.circle(map.to_screen(settings.place), place_pt, theme.text, {theme.point_outline, 1.5f, 0});
  if (hovered) draw_ball(painter, *palette, map, *hovered, false);
  painter.pop_clip();
  plane::draw_axes(painter, theme, map, model.course().points().train, parts.is_compact);

  const float size = theme.type.small;
  if (!parts.is_compact && model.cut().is_there())
    painter.text({parts.counts.min.x, parts.counts.max.y - 0.25f * size},
                 lab::whole_text(model.cut().cells().cells()) + " cells, " +
                     lab::whole_text(model.cut().regions().count) + " linear regions in view",
                 theme.text, size, ui::Font::sans, ui::Align::left);
  draw_key(painter, *palette, parts.legend, static_cast<int>(settings.hidden.size()));
  if (!parts.is_compact)
    painter.text(
        {parts.legend.min.x, parts.legend.min.y + plane::legend_row_height(theme) + size},
        hovered ? ball_text("Under the pointer: ", *hovered) : ball_text("Pinned point: ", model.ball()),
        theme.text, size, ui::Font::sans, ui::Align::left);
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
  const double turns = std::atan2(next.y - point.y, next.x - point.x) / two_pi;
  place.ways = {{lab::to_text(next.x) + "," + lab::to_text(next.y),
                 "Across the nearest boundary, that of " + neuron_text(ball.nearest),
                 360 * (turns < 0 ? turns + 1 : turns)}};
  return place;
}

}  // namespace crease::distance
