#include "chapters/train_and_watch/view_plane_lines.h"

#include <algorithm>
#include <cmath>

#include "chapters/train_and_watch/view_plane_room.h"
#include "ui/colour.h"

namespace crease::train_and_watch {
namespace {

/// Cells smaller than this (side of a square of the mean area) get thinner lines, down to `thinnest_share`.
constexpr float roomy_cell_pt = 14;
constexpr float thinnest_share = 0.45f;
/// Opacity of all other boundaries while one neuron is looked at.
constexpr float dimmed_opacity = 0.3f;

/// Of the margin's scale.
constexpr double rounding = 1e-9;

std::span<const regions::AffineMap> maps_on(const regions::Subdivision& cells, std::int32_t cell) {
  return {cells.map.data() + std::size_t(cell) * cells.outputs, std::size_t(cells.outputs)};
}

float share_of_width(std::int32_t cells, float plane_pt) {
  const float cell_pt = plane_pt / std::sqrt(std::max(1.0f, static_cast<float>(cells)));
  return std::clamp(cell_pt / roomy_cell_pt, thinnest_share, 1.0f);
}

/// Lines between points are at most as many, with that from the last to the first.
std::size_t points_of(std::span<const regions::Polyline> lines) {
  std::size_t count = 0;
  for (const regions::Polyline& line : lines) count += line.points.size();
  return count;
}

/// Whether a cell draws the edge that a neuron gives it. Of the two cells at a breakpoint one is on piece 0
/// or 2 and the other on piece 1, so this draws every stretch from one side only.
bool owns_edge(const regions::Subdivision& cells, std::int32_t cell, regions::EdgeTag neuron) {
  return cells.piece(cell, neuron) != 1;
}

}  // namespace

std::vector<int> layers_of_neurons(const nn::Architecture& architecture) {
  std::vector<int> layers;
  for (int layer = 0; layer + 1 < architecture.depth(); ++layer)
    layers.insert(layers.end(), std::size_t(architecture.layers[layer].width), layer);
  return layers;
}

/// `stroke_of` says how an edge on a neuron's breakpoint is drawn; null: not at all.
template <class StrokeOf>
void LineBuilder::add_edges(const Picture& picture, const StrokeOf& stroke_of) {
  const regions::Subdivision& cells = *picture.cells;
  for (std::int32_t cell = 0; cell < cells.cells(); ++cell) {
    const std::int32_t first = cells.first_corner[cell], end = cells.first_corner[cell + 1];
    for (std::int32_t i = first; i < end; ++i) {
      const regions::EdgeTag neuron = cells.edge_tag[i];
      if (neuron < 0) continue;
      const ui::Stroke* stroke = stroke_of(neuron);
      if (stroke == nullptr || !owns_edge(cells, cell, neuron)) continue;
      const std::int32_t next = i + 1 < end ? i + 1 : first;
      add_edge(maps_on(cells, cell), {{cells.x[i], cells.y[i]}, {cells.x[next], cells.y[next]}}, *stroke);
    }
  }
}

void LineBuilder::build(const Picture& picture, const nn::Architecture& architecture, const Palette& palette,
                        const LineOptions& options, std::vector<render::Segment>& segments) {
  options_ = options;
  frame_ = MeshFrame::of(picture);
  heights_ = HeightScale::of(picture, options.is_surface && options.height.is_margin);
  segments_ = &segments;
  segments.clear();
  const bool has_cells = options.has_boundaries && picture.is_exact && picture.cells != nullptr;
  std::size_t most = options.has_decision ? points_of(picture.decision) : 0;
  if (has_cells) most += picture.cells->x.size() / 2;  // two cells have an edge in common
  renew(segments, most);
  layer_of_neuron_ = layers_of_neurons(architecture);
  set_strokes(picture, architecture, palette);
  if (has_cells)
    for (int layer = architecture.depth() - 2; layer >= 0; --layer)
      add_edges(picture, [&](regions::EdgeTag edge) {
        const bool is_in_layer =
            edge < static_cast<int>(layer_of_neuron_.size()) && layer_of_neuron_[std::size_t(edge)] == layer;
        return is_in_layer ? &stroke_of_layer_[std::size_t(layer)] : nullptr;
      });
  if (options.has_decision) add_decision(picture, palette.theme().decision_stroke());
}

void LineBuilder::set_strokes(const Picture& picture, const nn::Architecture& architecture,
                              const Palette& palette) {
  const std::int32_t cells = picture.cells != nullptr ? picture.cells->cells() : 1;
  const float share = share_of_width(cells, options_.plane_pt);
  stroke_of_layer_.clear();
  for (int layer = 0; layer + 1 < architecture.depth(); ++layer) {
    ui::Stroke stroke = palette.crease(layer);
    stroke.width_pt *= share;
    if (options_.is_dimmed) stroke.colour = ui::with_alpha(stroke.colour, dimmed_opacity);
    stroke_of_layer_.push_back(stroke);
  }
}

void LineBuilder::add_neuron(const Picture& picture, int neuron, const ui::Stroke& stroke,
                             std::vector<render::Segment>& segments) {
  if (!picture.is_exact || picture.cells == nullptr) return;
  segments_ = &segments;
  add_edges(picture, [&](regions::EdgeTag edge) { return edge == neuron ? &stroke : nullptr; });
}

void LineBuilder::add_rim(const Picture& picture, std::int32_t cell, const ui::Stroke& stroke,
                          std::vector<render::Segment>& segments) {
  segments_ = &segments;
  const regions::Subdivision& cells = *picture.cells;
  const std::int32_t first = cells.first_corner[cell], end = cells.first_corner[cell + 1];
  for (std::int32_t i = first; i < end; ++i) {
    const std::int32_t next = i + 1 < end ? i + 1 : first;
    add_edge(maps_on(cells, cell), {{cells.x[i], cells.y[i]}, {cells.x[next], cells.y[next]}}, stroke);
  }
}

void LineBuilder::add_lifted(std::span<const regions::Point> points, bool is_closed,
                             std::span<const regions::AffineMap> maps, const ui::Stroke& stroke,
                             std::vector<render::Segment>& segments) {
  segments_ = &segments;
  for (std::size_t i = 1; i < points.size(); ++i) add_edge(maps, {points[i - 1], points[i]}, stroke);
  if (is_closed && points.size() > 2) add_edge(maps, {points.back(), points.front()}, stroke);
}

/// On the surface the pieces between the bends of a margin.
void LineBuilder::add_edge(std::span<const regions::AffineMap> maps, const Piece& edge,
                           const ui::Stroke& stroke) {
  const bool has_bends = options_.is_surface && options_.height.is_margin && maps.size() > 1;
  if (!has_bends) return add_straight(maps[std::size_t(options_.height.output)], edge, stroke);
  const std::vector<regions::Point> points = bends_of(edge, maps, options_.height);
  for (std::size_t i = 1; i < points.size(); ++i) {
    const regions::Point middle = {(points[i - 1].x + points[i].x) / 2, (points[i - 1].y + points[i].y) / 2};
    const Ranking top = ranking_at(maps, middle);
    add_straight(difference(maps[std::size_t(top.first)], maps[std::size_t(top.second)]),
                 {points[i - 1], points[i]}, stroke);
  }
}

void LineBuilder::add_straight(const regions::AffineMap& map, Piece edge, const ui::Stroke& stroke) {
  float z_from = 0, z_to = 0;
  if (options_.is_surface) {
    // Rounding at a bend may put a margin a little below zero, where it ends: as if there were more room.
    const double room = options_.height.is_margin ? rounding * heights_.high : 0;
    if (!clip_segment(edge, {-map.a, -map.b, heights_.high - map.c}) ||
        !clip_segment(edge, {map.a, map.b, map.c - heights_.low + room}))
      return;
    z_from = heights_.z(value_at(map, edge.from));
    z_to = heights_.z(value_at(map, edge.to));
  }
  segments_->push_back({frame_.x(edge.from.x), frame_.y(edge.from.y), z_from, frame_.x(edge.to.x),
                        frame_.y(edge.to.y), z_to, stroke.colour, stroke.width_pt, stroke.dash_pt,
                        dash_start(edge, stroke.dash_pt)});
}

/// Edges come cell by cell, a neuron's straight line through many cells in no order: its dashes run on if
/// every edge begins them at its distance along the line from the point of the line nearest to the origin.
/// The period is taken off in double, which keeps dashes steady far away from the origin.
float LineBuilder::dash_start(const Piece& edge, float dash_pt) const {
  if (dash_pt <= 0 || options_.is_surface) return 0;
  const double dx = (edge.to.x - edge.from.x) / frame_.half_width;
  const double dy = (edge.to.y - edge.from.y) / frame_.half_height;
  const double length = std::sqrt(dx * dx + dy * dy);
  if (!(length > 0)) return 0;
  const double along =
      (edge.from.x / frame_.half_width * dx + edge.from.y / frame_.half_height * dy) / length;
  const double period = 2.0 * dash_pt / (options_.plane_pt / 2);
  return static_cast<float>(along - period * std::floor(along / period) + period);
}

/// With one output the decision boundary is at height 0 on the graph, and so it is on the margin of several;
/// on one of several outputs it has no height of its own.
void LineBuilder::add_decision(const Picture& picture, ui::Stroke stroke) {
  const bool is_margin = options_.is_surface && options_.height.is_margin;
  if (options_.is_surface && !is_margin && picture_outputs(picture) > 1) return;
  if (options_.is_dimmed) stroke.colour = ui::with_alpha(stroke.colour, 2 * dimmed_opacity);
  for (const regions::Polyline& line : picture.decision)
    add_polyline(line.points, line.closed, frame_, stroke, *segments_, is_margin ? heights_.z(0) : 0);
}

void add_polyline(std::span<const regions::Point> points, bool is_closed, const MeshFrame& frame,
                  ui::Stroke stroke, std::vector<render::Segment>& segments, float z) {
  const auto add = [&](regions::Point from, regions::Point to) {
    segments.push_back({frame.x(from.x), frame.y(from.y), z, frame.x(to.x), frame.y(to.y), z, stroke.colour,
                        stroke.width_pt, stroke.dash_pt});
  };
  for (std::size_t i = 1; i < points.size(); ++i) add(points[i - 1], points[i]);
  if (is_closed && points.size() > 2) add(points.back(), points.front());
}

}  // namespace crease::train_and_watch
