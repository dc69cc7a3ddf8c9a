#include "chapters/bend/figure_plane.h"

#include <algorithm>
#include <string>

#include "chapters/plane/view_cells.h"
#include "ui/colour.h"

namespace crease::bend {
namespace {

constexpr float shown_pt = 3, hovered_pt = 2, reason_pt = 2.25f, other_pt = 1.25f, key_pt = 2,
                pale_opacity = 0.45f, secret_opacity = 0.8f, bend_pt = 4.5f, chosen_pt = 7,
                cell_strength = 0.4f;

/// While somebody guesses, all of one colour; then those that tell the layer stand out.
void draw_others(ui::Painter& painter, const plane::Palette& palette, const plane::PlaneMap& map,
                 const Model& model) {
  if (!model.settings().has_others && !model.is_secret()) return;
  painter.begin_group("boundaries");
  for (const regions::Polyline& line : model.cut().boundaries()) {
    if (Neuron{line.layer, line.neuron} == model.shown()) continue;
    const bool is_reason =
        std::count(model.chain().begin(), model.chain().end(), Neuron{line.layer, line.neuron}) > 0;
    ui::Stroke stroke =
        model.is_secret() ? ui::Stroke{palette.theme().quiet, 0, 0} : palette.crease(line.layer);
    stroke.width_pt = is_reason ? reason_pt : other_pt;
    if (!is_reason)
      stroke.colour = ui::with_alpha(stroke.colour, model.is_secret() ? secret_opacity : pale_opacity);
    plane::draw_polyline(painter, map, line, stroke);
  }
  painter.end_group();
}

void draw_hovered(ui::Painter& painter, const plane::Palette& palette, const plane::PlaneMap& map,
                  const Model& model, Neuron hovered) {
  for (const regions::Polyline& line : model.cut().boundaries())
    if (Neuron{line.layer, line.neuron} == hovered)
      plane::draw_polyline(painter, map, line, {palette.crease(line.layer).colour, hovered_pt, 0});
}

/// A dot at every bend, in the colour of the layer that bends it; a ring around the chosen weight's.
void draw_shown(ui::Painter& painter, const plane::Palette& palette, const plane::PlaneMap& map,
                const Model& model) {
  const ui::Theme& theme = palette.theme();
  const ui::Colour own = model.is_secret() ? theme.text : palette.crease(model.shown().layer).colour;
  painter.begin_group("neuron");
  for (const regions::Polyline& line : model.lines())
    plane::draw_polyline(painter, map, line, {own, shown_pt, 0});
  for (const regions::BoundaryCrossing& crossing : model.crossings()) {
    if (crossing.turn <= regions::least_turn) continue;
    const ui::Colour fill = model.is_secret() ? theme.text : palette.crease(crossing.layer).colour;
    painter.circle(map.to_screen(crossing.at), bend_pt, fill, {theme.point_outline, 1.5f, 0});
  }
  if (const regions::BoundaryCrossing* edited = model.edited_bend(); edited != nullptr && !model.is_secret())
    painter.circle(map.to_screen(edited->at), chosen_pt, ui::with_alpha(theme.text, 0), {theme.text, 2, 0});
  painter.end_group();
}

void draw_within(ui::Painter& painter, const plane::Palette& palette, const plane::PlaneMap& map,
                 const Model& model, std::optional<Neuron> hovered) {
  if (!model.cut().is_there()) return;
  plane::Look look;
  look.strength = cell_strength;
  if (model.settings().has_cells && !model.is_playing())
    plane::draw_cells(painter, palette, map, model.cut(), look);
  draw_others(painter, palette, map, model);
  if (hovered && !model.is_playing()) draw_hovered(painter, palette, map, model, *hovered);
  draw_shown(painter, palette, map, model);
}

}  // namespace

std::string shown_text(const Model& model) {
  if (model.is_secret()) return "Which layer is this neuron in?";
  return "Boundary of " + neuron_text(model.shown());
}

plane::PlanePicture plane_picture(ui::Painter& painter, const plane::Palette& palette, const Model& model,
                                  std::optional<Neuron> hovered) {
  plane::PlanePicture picture;
  picture.window = model.settings().window;
  picture.caption = shown_text(model);
  const int layers = model.is_secret() ? 0 : static_cast<int>(model.settings().hidden.size());
  for (int layer = 0; layer < layers; ++layer)
    picture.key.push_back(
        plane::layer_entry(layer, {palette.crease(layer).colour, key_pt, palette.crease(layer).dash_pt}));
  picture.draw = [&painter, &palette, &model, hovered](const plane::PlaneMap& map) {
    draw_within(painter, palette, map, model, hovered);
  };
  return picture;
}

}  // namespace crease::bend
