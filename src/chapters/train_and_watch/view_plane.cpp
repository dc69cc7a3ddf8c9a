#include "chapters/train_and_watch/view_plane.h"

#include <algorithm>
#include <cmath>

#include "chapters/train_and_watch/view_plane_legend.h"
#include "chapters/train_and_watch/view_plane_parts.h"
#include "chapters/train_and_watch/view_surface.h"
#include "chapters/train_and_watch/view_surface_pick.h"
#include "imgui.h"
#include "ui/column.h"
#include "ui/screen_painter.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace crease::train_and_watch {
namespace {

/// The pointer is on a crease within this distance, and in small cells within this share of their size: else
/// in a fine picture it would never be off one.
constexpr double crease_reach_pt = 4, crease_reach_share = 0.15;

constexpr float card_gap_pt = 16;
/// Circles larger than this would push the card too far away from what it is about.
constexpr float largest_avoided_pt = 110;
constexpr float point_ring_pt = 8;

}  // namespace

PlaneView::PlaneView() : parts_(std::make_unique<Parts>()) {}
PlaneView::~PlaneView() = default;

void PlaneView::draw(const ViewContext& context, Shared& shared, ui::Rect pane, const PlaneRole& role) {
  parts_->draw(context, shared, pane, role);
}

bool PlaneView::wants_frame() const {
  return parts_->gestures.wants_frame();
}

void PlaneView::Parts::draw(const ViewContext& context, Shared& shared, ui::Rect whole,
                            const PlaneRole& which) {
  role = which;
  const bool is_one_of_two = role.link != nullptr;
  if (is_one_of_two) tools = role.link->tools;
  const ui::Rect pane = ui::inset(whole, is_one_of_two ? 0 : context.theme.metrics.gap);
  options = read_options(context.model);
  room = arrange_plane(pane, context.theme, options.seen, !is_one_of_two);
  map = {options.seen, room.plane};
  const Gesture gesture =
      gestures.read("plane", options.is_3d ? room.space : room.plane, context.is_touch, context.time_s);
  look(context, gesture, shared);
  act(context, gesture);
  if (is_one_of_two) tell_twin(gesture);
  const Attention looked_at = attention(context, shared);
  scene.prepare(context, options, looked_at, map.rect.width());

  ui::ScreenPainter painter;
  if (options.is_3d)
    draw_space(context, painter);
  else
    draw_plane(context, painter);
  draw_marks(context, painter, gesture, looked_at);
  draw_below(context, painter);
  if (is_one_of_two) draw_name(context, painter);
  const ui::Rect row = is_one_of_two ? role.tools : room.tools;
  if (row.width() > 0) draw_tools(context, row, room.plane, tools);
  if (is_one_of_two) role.link->tools = tools;
  draw_card(context, painter, pane, gesture);
}

/// Where the pointer is in this plane, the other one marks the same point.
void PlaneView::Parts::tell_twin(const Gesture& gesture) {
  PlaneLink& link = *role.link;
  const bool is_here = gesture.is_over && !options.is_3d;
  if (!is_here && link.pointed_in == this) link.pointed.reset();
  if (!is_here) return;
  link.pointed = map.to_plane(gesture.at);
  link.pointed_in = this;
}

void PlaneView::Parts::draw_name(const ViewContext& context, ui::Painter& painter) const {
  const ui::Theme& theme = context.theme;
  painter.text({ui::centre(room.plane).x, room.plane.min.y - theme.metrics.gap},
               std::string("Network ") + role.name, theme.text, theme.type.body, ui::Font::sans_bold,
               ui::Align::centre);
}

void PlaneView::Parts::draw_twins_pointer(const ViewContext& context, ui::Painter& painter) const {
  if (role.link == nullptr || role.link->pointed_in == this || !role.link->pointed) return;
  const ui::Vec at = map.to_screen(*role.link->pointed);
  const ui::Stroke hairline{context.theme.text, context.theme.metrics.hairline, 0};
  painter.line({at.x, map.rect.min.y}, {at.x, map.rect.max.y}, hairline);
  painter.line({map.rect.min.x, at.y}, {map.rect.max.x, at.y}, hairline);
}

/// Finds out what the pointer is on.
void PlaneView::Parts::look(const ViewContext& context, const Gesture& gesture, Shared& shared) {
  hovered.reset();
  kept.reset();
  line_neuron = -1;
  if (options.place) kept = facts_at(context.model, *options.place);
  const bool is_free = gesture.is_over && !gesture.is_dragged;
  if (is_free) hovered = facts_under(context, gesture.at);
  const bool seeks_creases = options.is_3d || tools.tool == Tool::look;
  if (hovered && seeks_creases && is_on_crease(context, gesture.at)) line_neuron = hovered->nearest.neuron;
  shared.hovered_cell = hovered ? hovered->cell : regions::no_cell;
  tell(shared, line_neuron);
  if (gesture.wants_copy && (kept || hovered))
    ImGui::SetClipboardText(
        ui::translated_lines(card_text(kept ? *kept : *hovered, context.model.network().architecture))
            .c_str());
}

/// In 3-D the cell of the surface that is in front there.
std::optional<CellFacts> PlaneView::Parts::facts_under(const ViewContext& context, ui::Vec at) const {
  if (!options.is_3d) return facts_at(context.model, map.to_plane(at));
  const SurfaceRay ray = ray_through(options.orbit, room.space, options.seen, at);
  const auto hit = pick_surface(context.model.picture(), options.height, options.orbit.height, ray);
  if (!hit) return std::nullopt;
  return facts_in(context.model, hit->cell, hit->point);
}

bool PlaneView::Parts::is_on_crease(const ViewContext& context, ui::Vec at) const {
  if (hovered->nearest.neuron < 0) return false;
  const ui::Vec foot = on_screen(context, *hovered, hovered->nearest.foot);
  const double away_pt = std::hypot(foot.x - at.x, foot.y - at.y);
  const double cell_pt = std::sqrt(hovered->area) * map.points_per_unit();
  return away_pt < std::min(crease_reach_pt, crease_reach_share * cell_pt);
}

ui::Vec PlaneView::Parts::on_screen(const ViewContext& context, const CellFacts& facts,
                                    regions::Point point) const {
  if (!options.is_3d) return map.to_screen(point);
  const Picture& picture = context.model.picture();
  const MeshFrame frame = MeshFrame::of(picture);
  const HeightScale heights = HeightScale::of(picture, options.height.is_margin);
  const double height = heights.cut(height_at(facts.maps, options.height, point));
  return project(space_matrix(picture), room.space, frame.x(point.x), frame.y(point.y), heights.z(height));
}

render::Matrix PlaneView::Parts::space_matrix(const Picture& picture) const {
  render::Matrix placed = plane_matrix(picture.window, options.seen);
  placed[10] = 1;  // heights stay
  return product(orbit_matrix(options.orbit, room.space.width() / room.space.height()), placed);
}

/// The neuron under the pointer is news for the diagram; silence is news only where the plane spoke before.
void PlaneView::Parts::tell(Shared& shared, int neuron) {
  if (neuron >= 0 || told_neuron) shared.hovered_neuron = neuron;
  told_neuron = neuron >= 0;
}

Attention PlaneView::Parts::attention(const ViewContext& context, const Shared& shared) const {
  Attention result;
  const int hidden = context.model.network().architecture.hidden_neurons();
  const int from_diagram = told_neuron || shared.hovered_neuron >= hidden ? -1 : shared.hovered_neuron;
  result.neuron = from_diagram >= 0 ? from_diagram : options.pinned_neuron;
  result.line_neuron = line_neuron;
  const bool shows_cell = options.is_3d || tools.tool == Tool::look;
  const CellFacts* facts = kept ? &*kept : hovered && shows_cell ? &*hovered : nullptr;
  if (facts == nullptr) return result;
  result.facts = facts;
  result.cell = facts->cell;
  result.circle = facts->nearest;
  result.centre = facts->point;
  return result;
}

void PlaneView::Parts::draw_plane(const ViewContext& context, ui::Painter& painter) {
  painter.fill_rect(map.rect, context.theme.ground);
  scene.draw(context, map.rect, plane_matrix(context.model.picture().window, options.seen), false);
  draw_axes(painter, context.theme, map, context.model.data().train, room.is_compact);
}

void PlaneView::Parts::draw_space(const ViewContext& context, ui::Painter& painter) {
  const Picture& picture = context.model.picture();
  const double aspect = room.space.width() / room.space.height();
  const data::Dataset& data = context.model.data().train;
  const std::string value = options.height.is_margin ? "margin" : output_name(context.model, options.output);
  painter.push_clip(room.space);
  draw_box(painter, context.theme, orbit_matrix(options.orbit, aspect), room.space, options.seen,
           HeightScale::of(picture, options.height.is_margin), {data.x_name, data.y_name, value}, data);
  painter.pop_clip();
  scene.draw(context, room.space, space_matrix(picture), true);
}

/// What is drawn over the scene: the touching point of the circle, a ring around the point under the pointer.
void PlaneView::Parts::draw_marks(const ViewContext& context, ui::Painter& painter, const Gesture& gesture,
                                  const Attention& looked_at) const {
  const ui::Theme& theme = context.theme;
  painter.push_clip(options.is_3d ? room.space : map.rect);
  if (looked_at.facts != nullptr && looked_at.circle && looked_at.circle->neuron >= 0) {
    const int layer = place_of(context.model.network().architecture, looked_at.circle->neuron).layer;
    painter.circle(on_screen(context, *looked_at.facts, looked_at.circle->foot), 3.5f,
                   theme.layer_colour(layer), {theme.point_outline, 1, 0});
  }
  if (looked_at.facts != nullptr && (options.is_3d || looked_at.circle))
    painter.circle(on_screen(context, *looked_at.facts, looked_at.centre), options.is_3d ? 3.5f : 2.0f,
                   theme.text, {theme.point_outline, options.is_3d ? 1.5f : 0.0f, 0});
  if (options.is_3d) return painter.pop_clip();
  draw_twins_pointer(context, painter);
  const float disc_pt = tool_radius_pt(tools);
  if (disc_pt > 0 && (gesture.is_over || gesture.is_held))
    painter.circle(gesture.at, disc_pt, 0, {theme.text, 1.5f, 0});
  const bool seeks_points = tools.tool == Tool::move || (tools.tool == Tool::remove && disc_pt == 0);
  const int point = drag && drag->point >= 0          ? drag->point
                    : seeks_points && gesture.is_over ? point_under(context, gesture.at)
                                                      : -1;
  const data::Split& data = context.model.data();
  if (point >= 0 && point < data.train.size() + data.test.size())
    painter.circle(map.to_screen(point_at(data, point)), point_ring_pt, 0, {theme.text, 1.5f, 0});
  painter.pop_clip();
}

void PlaneView::Parts::draw_below(const ViewContext& context, ui::Painter& painter) {
  const ui::Theme& theme = context.theme;
  const float size = theme.type.small;
  if (!room.is_compact)
    painter.text({room.counts.min.x, room.counts.max.y - 0.25f * size}, counts_text(context.model.picture()),
                 theme.text, size, ui::Font::sans, ui::Align::left);
  const Palette& palette = scene.palette(theme);
  const auto entries = legend_entries(context.model, theme, palette, scene.key(), options);
  draw_legend(painter, theme, room.legend, entries, palette);
  if (!room.is_compact)
    ui::help_on_rect(
        theme, room.counts, "Cells and linear regions",
        "A cell is a part of the plane on which every neuron keeps its state; neighbouring cells with "
        "the same affine map are one linear region. Both are counted exactly, in the window you see.");
  ui::help_on_rect(
      theme, room.legend, "What you see",
      "In each cell f is affine, so its colours are exact and not sampled. Lines are creases: there a "
      "neuron changes its state, in the colour, weight and dash of its layer. The heavy line is where "
      "the network changes its mind. Training points are filled, test points are hollow.");
}

void PlaneView::Parts::draw_card(const ViewContext& context, ui::Painter& painter, ui::Rect pane,
                                 const Gesture& gesture) {
  const bool is_shown = kept || (hovered && (options.is_3d || tools.tool == Tool::look));
  if (!is_shown) return;
  const CellFacts& facts = kept ? *kept : *hovered;
  const ui::Vec at = kept ? on_screen(context, facts, facts.point) : gesture.at;
  float away = card_gap_pt;
  if (facts.nearest.neuron >= 0) {
    const auto radius = static_cast<float>(facts.nearest.distance * map.points_per_unit()) + 4;
    if (radius < largest_avoided_pt) away = std::max(away, radius);
  }
  HoverCard card(painter, context.theme);
  const nn::Architecture& architecture = context.model.network().architecture;
  CardLines lines = card_lines(facts, architecture);
  if (line_neuron >= 0 && !kept) lines.nearest = "Click to pin " + neuron_name(architecture, line_neuron);
  const ui::Rect avoid = {{at.x - away, at.y - away}, {at.x + away, at.y + away}};
  const ui::Rect place = place_card(pane, avoid, card.size(facts, lines));
  card.draw(place, facts, lines, kept.has_value());
  if (kept) ui::help_on_rect(context.theme, place, "This cell", card_help(facts));
}

}  // namespace crease::train_and_watch
