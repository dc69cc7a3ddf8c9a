#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "chapters/bend/view_parts.h"
#include "lab/number_words.h"
#include "ui/colour.h"
#include "ui/screen_painter.h"
#include "ui/widgets.h"

namespace crease::bend {
namespace {

constexpr float shown_pt = 3, pale_opacity = 0.45f, bend_pt = 4.5f, chosen_pt = 7, reach_pt = 9;
constexpr const char* window_id = "picture.window";

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

/// While somebody guesses, only earlier boundaries, and all of one colour.
void draw_others(ui::Painter& painter, const plane::Palette& palette, const plane::PlaneMap& map,
                 const Model& model) {
  if (!model.settings().has_others && !model.is_secret()) return;
  for (const regions::Polyline& line : model.cut().boundaries()) {
    if (Neuron{line.layer, line.neuron} == model.shown()) continue;
    if (model.is_playing() && line.layer >= model.shown().layer) continue;
    ui::Stroke stroke = {palette.theme().quiet, 1, 0};
    if (!model.is_secret()) stroke.colour = palette.crease(line.layer).colour;
    stroke.colour = ui::with_alpha(stroke.colour, pale_opacity);
    stroke.width_pt = 1.25f;
    plane::draw_polyline(painter, map, line, stroke);
  }
}

/// A dot at every bend, in the colour of the layer that bends it; a ring around the chosen weight's.
void draw_shown(ui::Painter& painter, const plane::Palette& palette, const plane::PlaneMap& map,
                const Model& model) {
  const ui::Theme& theme = palette.theme();
  const ui::Colour own = model.is_secret() ? theme.text : palette.crease(model.shown().layer).colour;
  for (const regions::Polyline& line : model.lines())
    plane::draw_polyline(painter, map, line, {own, shown_pt, 0});
  for (const regions::BoundaryCrossing& crossing : model.crossings()) {
    if (crossing.turn <= regions::least_turn) continue;
    const ui::Colour fill = model.is_secret() ? theme.text : palette.crease(crossing.layer).colour;
    painter.circle(map.to_screen(crossing.at), bend_pt, fill, {theme.point_outline, 1.5f, 0});
  }
  if (const regions::BoundaryCrossing* edited = model.edited_bend(); edited != nullptr && !model.is_secret())
    painter.circle(map.to_screen(edited->at), chosen_pt, ui::with_alpha(theme.text, 0), {theme.text, 2, 0});
}

void draw_key(ui::Painter& painter, const plane::Palette& palette, ui::Rect row, const Model& model) {
  constexpr float swatch_pt = 18, gap_pt = 5, between_pt = 14;
  const ui::Theme& theme = palette.theme();
  const float size = theme.type.small, y = row.min.y + size / 2 + 3;
  float x = row.min.x;
  for (int layer = 0; layer < static_cast<int>(model.settings().hidden.size()); ++layer) {
    const std::string text = "layer " + std::to_string(layer + 1);
    const float width = swatch_pt + gap_pt + painter.text_size(text, size, ui::Font::sans).x;
    if (x + width > row.max.x) return;
    painter.line({x, y}, {x + swatch_pt, y}, {palette.crease(layer).colour, 2, 0});
    painter.text({x + swatch_pt + gap_pt, y + 0.36f * size}, text, theme.text, size, ui::Font::sans,
                 ui::Align::left);
    x += width + between_pt;
  }
}

std::string shown_text(const Model& model) {
  if (model.is_secret()) return "Which layer is this neuron in?";
  return "Boundary of " + neuron_text(model.shown());
}

}  // namespace

void View::Plane::act(const Frame& frame, const plane::Gesture& gesture, const plane::PlaneMap& map) {
  lab::Commands& commands = frame.stage.context.commands;
  const lab::Session& session = frame.stage.context.session;
  if (gesture.is_double_clicked && session.may_act("reset_window")) commands.act("reset_window");
  if (const auto window = navigator.read(gesture, map); window && session.may_set(window_id)) {
    std::string text;
    for (const double value : {window->x0, window->x1, window->y0, window->y1})
      text += (text.empty() ? "" : ", ") + lab::to_text(value);
    commands.set(window_id, text);
  }
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
  const Settings& settings = model.settings();
  if (!palette || palette->theme().kind != theme.kind) palette.emplace(theme);
  const plane::PlaneRoom parts = plane::arrange_plane(room, theme, settings.window, false);
  const plane::PlaneMap map = {settings.window, parts.plane};
  const plane::Gesture gesture =
      gestures.read("plane", parts.plane, frame.stage.context.is_touch, frame.stage.context.time_s);
  act(frame, gesture, map);

  ui::ScreenPainter painter;
  painter.fill_rect(parts.plane, theme.ground);
  painter.push_clip(parts.plane);
  if (model.cut().is_there()) {
    plane::Look look;
    look.strength = 0.4f;
    if (settings.has_cells && !model.is_playing())
      plane::draw_cells(painter, *palette, map, model.cut(), look);
    draw_others(painter, *palette, map, model);
    if (!model.is_playing() && gesture.is_over && !gesture.is_dragged)
      if (const std::optional<Neuron> hovered = boundary_at(model, map, gesture.at))
        for (const regions::Polyline& line : model.cut().boundaries())
          if (Neuron{line.layer, line.neuron} == *hovered)
            plane::draw_polyline(painter, map, line, {palette->crease(line.layer).colour, 2, 0});
    draw_shown(painter, *palette, map, model);
  }
  painter.pop_clip();
  plane::draw_axes(painter, theme, map, data::Dataset(), parts.is_compact);

  const float size = theme.type.small;
  if (!model.is_secret()) draw_key(painter, *palette, parts.legend, model);
  if (!parts.is_compact)
    painter.text({parts.legend.min.x, parts.legend.min.y + plane::legend_row_height(theme) + size},
                 shown_text(model), theme.text, size, ui::Font::sans, ui::Align::left);
  ui::help_on_rect(
      theme, parts.legend, "What you see",
      "The thick line is the boundary of one neuron: on one side it is on, on the other off. A dot "
      "marks each bend, in the colour of the layer that bends it; the ring marks the bend of the "
      "chosen weight. A click on a line shows it, a click on a dot chooses its weight.");
}

}  // namespace crease::bend
