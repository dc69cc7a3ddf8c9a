#include "chapters/train_and_watch/view_plane_scene.h"

#include <cmath>

#include "chapters/train_and_watch/view_hover.h"
#include "imgui.h"
#include "ui/colour.h"

namespace crease::train_and_watch {
namespace {

constexpr float outline_pt = 1.75f;
constexpr float circle_pt = 1.25f;
constexpr int circle_pieces = 96;
constexpr double two_pi = 6.283185307179586;
constexpr float surface_light = 0.55f;

/// Dear ImGui keeps a copy of this until it draws.
struct Drawing {
  render::Scene* scene;
  render::Frame frame;
};

void draw_scene(const ImDrawList*, const ImDrawCmd* command) {
  const auto& drawing = *static_cast<const Drawing*>(command->UserCallbackData);
  drawing.scene->draw(drawing.frame);
}

ui::Stroke outline(const ui::Theme& theme) {
  return {theme.text, outline_pt * theme.metrics.line_scale, 0};
}

int to_pixels(float points, float pixels_per_point) {
  return static_cast<int>(std::lround(points * pixels_per_point));
}

}  // namespace

const Palette& PlaneScene::palette(const ui::Theme& theme) {
  if (!palette_ || palette_theme_ != theme.kind) {
    palette_.emplace(theme);
    palette_theme_ = theme.kind;
  }
  return *palette_;
}

void PlaneScene::prepare(const ViewContext& context, const PlaneOptions& options, const Attention& attention,
                         float plane_pt) {
  const Picture& picture = context.model.picture();
  frame_ = MeshFrame::of(picture);
  Inputs inputs{picture.revision,
                options.colouring,
                options.height,
                options.output,
                picture.is_exact ? attention.neuron : -1,
                int(plane_pt),
                options.has_boundaries,
                options.has_decision,
                options.is_3d,
                context.theme.kind};
  if (made_ != inputs) {
    make_fill(context, inputs);
    make_lines(context, inputs);
    made_ = inputs;
  }
  make_dots(context, options);
  make_overlay(context, attention, inputs);
}

void PlaneScene::make_fill(const ViewContext& context, const Inputs& inputs) {
  const FillOptions options{inputs.colouring, inputs.output, inputs.neuron, inputs.is_3d, inputs.height};
  const Palette& colours = palette(context.theme);
  render::FillMesh& mesh = context.scene != nullptr ? context.scene->change_fill() : unseen_mesh_;
  fill_key_ = fill_builder_.build(context.model.picture(), colours, options, mesh);
  if (context.scene == nullptr) return;
  context.scene->set_ramp(fill_key_.is_split ? colours.split_ramp() : colours.ramp());
}

void PlaneScene::make_lines(const ViewContext& context, const Inputs& inputs) {
  LineOptions options;
  options.height = inputs.height;
  options.is_surface = inputs.is_3d;
  options.plane_pt = static_cast<float>(inputs.plane_pt);
  options.is_dimmed = inputs.neuron >= 0;
  options.has_boundaries = inputs.has_boundaries;
  options.has_decision = inputs.has_decision;
  line_builder_.build(context.model.picture(), context.model.network().architecture, palette(context.theme),
                      options,
                      context.scene != nullptr ? context.scene->change_segments() : unseen_segments_);
}

/// Points can be moved without a new picture, and are few: made in every frame.
void PlaneScene::make_dots(const ViewContext& context, const PlaneOptions& options) {
  const DotOptions dot_options{options.has_train, options.has_test, options.is_3d, options.height,
                               point_radius_pt * context.theme.metrics.line_scale};
  dot_builder_.build(context.model.data(), context.model.picture(), context.model.network(),
                     palette(context.theme), dot_options, dots_);
  if (context.scene != nullptr) context.scene->set_dots(dots_);
}

void PlaneScene::make_overlay(const ViewContext& context, const Attention& attention, const Inputs& inputs) {
  overlay_.clear();
  const Picture& picture = context.model.picture();
  if (attention.neuron >= 0) add_crease(context, attention.neuron, inputs);
  if (attention.line_neuron >= 0 && attention.line_neuron != attention.neuron)
    add_crease(context, attention.line_neuron, inputs);
  if (attention.cell != regions::no_cell && picture.cells != nullptr) {
    if (inputs.is_3d && attention.cell < picture.cells->cells())
      line_builder_.add_rim(picture, attention.cell, outline(context.theme), overlay_);
    else
      add_cell_outline(picture, context.theme, attention.cell);
  }
  if (attention.circle) add_circle(context, attention, inputs);
  if (context.scene != nullptr) context.scene->set_overlay(overlay_);
}

/// In the plane the neuron's whole bent line; on the surface the edges that it gives to cells, lifted to the
/// graph.
void PlaneScene::add_crease(const ViewContext& context, int neuron, const Inputs& inputs) {
  const nn::Architecture& architecture = context.model.network().architecture;
  const ui::Theme& theme = context.theme;
  const int layer = place_of(architecture, neuron).layer;
  const ui::Stroke stroke{palette(theme).crease(layer).colour, looked_at_pt * theme.metrics.line_scale, 0};
  if (inputs.is_3d) {
    line_builder_.add_neuron(context.model.picture(), neuron, stroke, overlay_);
    return;
  }
  for (const regions::Polyline& line : context.model.neuron_boundary(neuron))
    add_polyline(line.points, line.closed, frame_, stroke, overlay_);
}

void PlaneScene::add_cell_outline(const Picture& picture, const ui::Theme& theme, std::int32_t cell) {
  const regions::Subdivision& cells = *picture.cells;
  if (cell >= cells.cells()) return;
  std::vector<regions::Point> corners;
  for (std::int32_t i = cells.first_corner[cell]; i < cells.first_corner[cell + 1]; ++i)
    corners.push_back({cells.x[i], cells.y[i]});
  add_polyline(corners, true, frame_, outline(theme), overlay_);
}

/// On the surface the circle lies on the graph of its cell: an ellipse there, bent where a margin bends.
void PlaneScene::add_circle(const ViewContext& context, const Attention& attention, const Inputs& inputs) {
  const double radius = attention.circle->distance;
  if (!std::isfinite(radius) || attention.circle->neuron < 0) return;
  std::vector<regions::Point> points;
  for (int i = 0; i < circle_pieces; ++i) {
    const double angle = two_pi * i / circle_pieces;
    points.push_back(
        {attention.centre.x + radius * std::cos(angle), attention.centre.y + radius * std::sin(angle)});
  }
  const ui::Stroke stroke{context.theme.text, circle_pt * context.theme.metrics.line_scale, 0};
  const regions::Point radius_ends[] = {attention.centre, attention.circle->foot};
  if (inputs.is_3d && attention.facts != nullptr) {
    line_builder_.add_lifted(points, true, attention.facts->maps, stroke, overlay_);
    line_builder_.add_lifted(radius_ends, false, attention.facts->maps, stroke, overlay_);
    return;
  }
  add_polyline(points, true, frame_, stroke, overlay_);
  add_polyline(radius_ends, false, frame_, stroke, overlay_);
}

void PlaneScene::draw(const ViewContext& context, ui::Rect rect, const render::Matrix& clip_from_mesh,
                      bool is_3d) const {
  if (context.scene == nullptr) return;
  const float scale = context.pixels_per_point;
  render::Frame frame;
  frame.x_px = to_pixels(rect.min.x, scale);
  frame.y_px = to_pixels(rect.min.y, scale);
  frame.width_px = to_pixels(rect.max.x, scale) - frame.x_px;
  frame.height_px = to_pixels(rect.max.y, scale) - frame.y_px;
  frame.framebuffer_height_px = context.framebuffer_height_px;
  frame.pixels_per_point = scale;
  frame.clip_from_world = clip_from_mesh;
  frame.use_ramp = fill_key_.uses_ramp;
  frame.has_depth = is_3d;
  frame.light = is_3d ? surface_light : 0;
  Drawing drawing{context.scene, frame};
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddCallback(draw_scene, &drawing, sizeof drawing);
  list->AddCallback(ImDrawCallback_ResetRenderState, nullptr);
}

}  // namespace crease::train_and_watch
