#include "chapters/distance/figure_plane.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "chapters/plane/view_cells.h"
#include "core/base/real_functions.h"
#include "lab/number_words.h"
#include "ui/colour.h"

namespace crease::distance {
namespace {

constexpr double two_pi = 6.283185307179586;
constexpr int circle_corners = 96;
constexpr float place_pt = 4, touch_pt = 3.5f, crossing_pt = 2.5f, head_pt = 9, ball_opacity = 0.18f,
                least_key_pt = 1.5f;

/// The border of a ball, a disc, a diamond or a square.
regions::Polyline border(regions::Point centre, double radius, regions::Norm norm) {
  regions::Polyline line;
  line.closed = true;
  if (norm == regions::Norm::two)
    for (int i = 0; i < circle_corners; ++i) {
      const double angle = two_pi * i / circle_corners;
      line.points.push_back({centre.x + radius * cos(angle), centre.y + radius * sin(angle)});
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

ui::Stroke visible_stroke(const ui::Theme& theme) {
  return {theme.text, 1.5f, 5};
}

void draw_visible_ball(ui::Painter& painter, const ui::Theme& theme, const plane::PlaneMap& map,
                       const Model& model) {
  const auto& visible = model.visible();
  if (!visible || !std::isfinite(visible->distance)) return;
  const double size = std::max(map.window.x1 - map.window.x0, map.window.y1 - map.window.y0);
  if (visible->distance > 10 * size) return;
  plane::draw_polyline(painter, map, border(model.ball().centre, visible->distance, model.ball().norm),
                       visible_stroke(theme));
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

plane::Look look_of(const Settings& settings, double value_scale) {
  plane::Look look;
  look.colouring = settings.colouring == Colouring::region  ? plane::Colouring::region
                   : settings.colouring == Colouring::value ? plane::Colouring::value
                                                            : plane::Colouring::cell;
  look.value_scale = value_scale;
  return look;
}

void draw_within(ui::Painter& painter, const plane::Palette& palette, const plane::PlaneMap& map,
                 const Model& model, const std::optional<Ball>& hovered) {
  const ui::Theme& theme = palette.theme();
  const Settings& settings = model.settings();
  plane::Look look = look_of(settings, model.value_scale());
  if (hovered && hovered->is_bounded()) {
    look.layer = hovered->nearest.layer;
    look.neuron = hovered->nearest.neuron;
  }
  plane::draw_cells(painter, palette, map, model.cut(), look);
  painter.begin_group("boundaries");
  if (settings.has_boundaries) plane::draw_boundaries(painter, palette, map, model.cut(), look);
  plane::draw_decision(painter, palette, map, model.cut());
  painter.end_group();
  painter.begin_group("points");
  if (settings.has_points) {
    plane::draw_points(painter, palette, map, model.course().points().test, true);
    plane::draw_points(painter, palette, map, model.course().points().train, false);
  }
  painter.end_group();
  painter.begin_group("balls");
  draw_visible_ball(painter, theme, map, model);
  draw_ball(painter, palette, map, model.ball(), true);
  draw_step(painter, theme, map, model.adversarial());
  painter.circle(map.to_screen(settings.place), place_pt, theme.text, {theme.point_outline, 1.5f, 0});
  if (hovered) draw_ball(painter, palette, map, *hovered, false);
  painter.end_group();
}

std::vector<plane::KeyEntry> key_of(const plane::Palette& palette, const Settings& settings) {
  const ui::Theme& theme = palette.theme();
  std::vector<plane::KeyEntry> key;
  for (int layer = 0; layer < static_cast<int>(settings.hidden.size()); ++layer) {
    ui::Stroke stroke = palette.crease(layer);
    stroke.width_pt = std::max(stroke.width_pt, least_key_pt);
    key.push_back(plane::layer_entry(layer, stroke));
  }
  key.push_back({"answer changes", theme.decision_stroke()});
  key.push_back({"visible distance", visible_stroke(theme)});
  return key;
}

}  // namespace

std::string ball_text(const char* where, const Ball& ball) {
  if (!ball.is_bounded()) return std::string(where) + "no boundary is near";
  return std::string(where) + lab::significant_text(ball.nearest.distance) + " to neuron " +
         std::to_string(ball.nearest.neuron + 1) + " of layer " + std::to_string(ball.nearest.layer + 1);
}

std::string counts_text(const Model& model) {
  if (!model.cut().is_there()) return "";
  return lab::whole_text(model.cut().cells().cells()) + " cells, " +
         lab::whole_text(model.cut().regions().count) + " linear regions in view";
}

plane::PlanePicture plane_picture(ui::Painter& painter, const plane::Palette& palette, const Model& model,
                                  const std::optional<Ball>& hovered) {
  plane::PlanePicture picture;
  picture.window = model.settings().window;
  picture.data = &model.course().points().train;
  picture.key = key_of(palette, model.settings());
  picture.counts = counts_text(model);
  picture.caption =
      hovered ? ball_text("Under the pointer: ", *hovered) : ball_text("Pinned point: ", model.ball());
  picture.draw = [&painter, &palette, &model, &hovered](const plane::PlaneMap& map) {
    draw_within(painter, palette, map, model, hovered);
  };
  return picture;
}

}  // namespace crease::distance
