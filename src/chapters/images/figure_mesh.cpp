#include "chapters/images/figure_mesh.h"

#include <algorithm>
#include <cmath>

#include "core/base/real_functions.h"
#include "ui/colour.h"

namespace crease::images {
namespace {

constexpr float class_strength = 0.6f;  ///< of fills, so that lines stand out from them
/// Lines have their full width where cells are so many points wide, and at least this share of it.
constexpr double roomy_pt = 16, thinnest = 0.4;

double value(const regions::AffineMap& map, regions::Point at) {
  return map.a * at.x + map.b * at.y + map.c;
}

int winner_at(std::span<const regions::AffineMap> maps, regions::Point at) {
  int best = 0;
  for (std::size_t k = 1; k < maps.size(); ++k)
    if (value(maps[k], at) > value(maps[static_cast<std::size_t>(best)], at)) best = static_cast<int>(k);
  return best;
}

/// The part of a convex polygon in which f >= 0.
void cut(std::span<const regions::Point> corners, const regions::AffineMap& f,
         std::vector<regions::Point>& part) {
  part.clear();
  for (std::size_t i = 0; i < corners.size(); ++i) {
    const regions::Point p = corners[i], q = corners[(i + 1) % corners.size()];
    const double a = value(f, p), b = value(f, q);
    if (a >= 0) part.push_back(p);
    if ((a < 0) == (b < 0)) continue;
    const double share = a / (a - b);
    part.push_back({p.x + share * (q.x - p.x), p.y + share * (q.y - p.y)});
  }
}

/// The largest of the softmax.
double certainty_at(std::span<const regions::AffineMap> maps, int winner, regions::Point at) {
  const double top = value(maps[static_cast<std::size_t>(winner)], at);
  double sum = 0;
  for (const regions::AffineMap& map : maps) sum += exp(std::min(0.0, value(map, at) - top));
  return 1 / sum;
}

/// What a boundary of each layer looks like in this picture.
std::vector<ui::Stroke> strokes_of(const Picture& picture, const ui::Theme& theme, float side_pt) {
  const double across = std::sqrt(std::max(1, picture.cells->cells()));
  const auto thin = static_cast<float>(std::clamp(side_pt / across / roomy_pt, thinnest, 1.0));
  std::vector<ui::Stroke> strokes;
  const int layers = picture.layer_of_neuron.empty() ? 0 : picture.layer_of_neuron.back() + 1;
  for (int layer = 0; layer < layers; ++layer) {
    strokes.push_back(theme.layer_stroke(layer));
    strokes.back().width_pt *= thin * theme.metrics.line_scale;
    strokes.back().dash_pt = 0;  // on so many short lines dashes are noise
  }
  return strokes;
}

void add_decision(const Picture& picture, const ui::Theme& theme, std::vector<render::Segment>& segments) {
  const MeshFrame frame{picture.window};
  const ui::Stroke stroke = theme.decision_stroke();
  const float width = stroke.width_pt * theme.metrics.line_scale;
  for (const regions::Polyline& line : picture.decision) {
    const std::size_t count = line.points.size();
    for (std::size_t i = 0; i + (line.closed ? 0 : 1) < count; ++i) {
      const regions::Point p = line.points[i], q = line.points[(i + 1) % count];
      segments.push_back(
          {frame.x(p.x), frame.y(p.y), 0, frame.x(q.x), frame.y(q.y), 0, stroke.colour, width, 0});
    }
  }
}

}  // namespace

Tints::Tints(const ui::Theme& theme) {
  for (std::size_t i = 0; i < cells_.size(); ++i)
    cells_[i] = theme.identity_tint(static_cast<std::uint32_t>(i));
  for (int k = 0; k < nn::max_output; ++k)
    for (int shade = 0; shade <= shades; ++shade)
      classes_[static_cast<std::size_t>(k)][static_cast<std::size_t>(shade)] =
          ui::mix(theme.ground, theme.class_colour(k, nn::max_output),
                  class_strength * static_cast<float>(shade) / shades);
}

render::Colour Tints::of_class(int which, float certainty) const {
  const auto shade = static_cast<std::size_t>(std::clamp(certainty, 0.0f, 1.0f) * shades + 0.5f);
  return classes_[static_cast<std::size_t>(which)][shade];
}

void FillBuilder::build(const Picture& picture, Colouring colouring, const Tints& tints,
                        render::FillMesh& mesh) {
  colouring_ = colouring;
  tints_ = &tints;
  mesh_ = &mesh;
  mesh.vertices.clear();
  mesh.triangles.clear();
  if (picture.cells == nullptr) return;
  const regions::Subdivision& cells = *picture.cells;
  const MeshFrame frame{picture.window};
  for (std::int32_t cell = 0; cell < cells.cells(); ++cell) {
    if (colouring != Colouring::cells) {
      add_answers(picture, cell);
      continue;
    }
    const std::size_t first = mesh.vertices.size();
    const render::Colour tint = tints.cell(picture.tint_of_cell[static_cast<std::size_t>(cell)]);
    for (std::int32_t i = cells.first_corner[cell]; i < cells.first_corner[cell + 1]; ++i)
      mesh.vertices.push_back({frame.x(cells.x[i]), frame.y(cells.y[i]), 0, 0, tint});
    add_fan(first);
  }
}

void FillBuilder::add_fan(std::size_t first) {
  for (std::size_t i = first + 1; i + 1 < mesh_->vertices.size(); ++i)
    for (const std::size_t corner : {first, i, i + 1})
      mesh_->triangles.push_back(static_cast<std::uint32_t>(corner));
}

/// One output that is the largest at all corners is so on the whole cell, which is convex; else the cell is
/// cut into the parts on which each output is.
void FillBuilder::add_answers(const Picture& picture, std::int32_t cell) {
  const regions::Subdivision& cells = *picture.cells;
  const auto outputs = static_cast<std::size_t>(cells.outputs);
  const std::span<const regions::AffineMap> maps(cells.map.data() + static_cast<std::size_t>(cell) * outputs,
                                                 outputs);
  corners_.clear();
  int winner = -1;
  bool is_one = true;
  for (std::int32_t i = cells.first_corner[cell]; i < cells.first_corner[cell + 1]; ++i) {
    corners_.push_back({cells.x[i], cells.y[i]});
    const int here = winner_at(maps, corners_.back());
    is_one = is_one && (winner < 0 || winner == here);
    winner = here;
  }
  if (is_one) return add_part(picture, corners_, maps, winner);
  for (std::size_t k = 0; k < outputs; ++k) {
    part_ = corners_;
    for (std::size_t j = 0; j < outputs && part_.size() > 2; ++j) {
      if (j == k) continue;
      cut(part_, {maps[k].a - maps[j].a, maps[k].b - maps[j].b, maps[k].c - maps[j].c}, cut_);
      std::swap(part_, cut_);
    }
    if (part_.size() > 2) add_part(picture, part_, maps, static_cast<int>(k));
  }
}

void FillBuilder::add_part(const Picture& picture, std::span<const regions::Point> corners,
                           std::span<const regions::AffineMap> maps, int winner) {
  const MeshFrame frame{picture.window};
  const std::size_t first = mesh_->vertices.size();
  for (const regions::Point& corner : corners) {
    const double share = colouring_ == Colouring::classes ? 1 : certainty_at(maps, winner, corner);
    mesh_->vertices.push_back(
        {frame.x(corner.x), frame.y(corner.y), 0, 0, tints_->of_class(winner, static_cast<float>(share))});
  }
  add_fan(first);
}

void build_lines(const Picture& picture, const ui::Theme& theme, const LineOptions& options,
                 std::vector<render::Segment>& segments) {
  segments.clear();
  if (picture.cells == nullptr) return;
  const regions::Subdivision& cells = *picture.cells;
  const MeshFrame frame{picture.window};
  const std::vector<ui::Stroke> strokes = strokes_of(picture, theme, options.side_pt);
  for (int layer = static_cast<int>(strokes.size()) - 1; options.has_boundaries && layer >= 0; --layer)
    for (std::int32_t cell = 0; cell < cells.cells(); ++cell) {
      const std::int32_t first = cells.first_corner[cell], end = cells.first_corner[cell + 1];
      for (std::int32_t i = first; i < end; ++i) {
        const regions::EdgeTag tag = cells.edge_tag[i];
        if (tag < 0 || picture.layer_of_neuron[static_cast<std::size_t>(tag)] != layer) continue;
        const std::int32_t next = i + 1 < end ? i + 1 : first;
        const double dx = cells.x[next] - cells.x[i], dy = cells.y[next] - cells.y[i];
        // The cell on the other side has the same edge the other way round.
        if (dx < 0 || (dx == 0 && dy <= 0)) continue;
        const ui::Stroke& stroke = strokes[static_cast<std::size_t>(layer)];
        segments.push_back({frame.x(cells.x[i]), frame.y(cells.y[i]), 0, frame.x(cells.x[next]),
                            frame.y(cells.y[next]), 0, stroke.colour, stroke.width_pt, 0});
      }
    }
  if (options.has_decision) add_decision(picture, theme, segments);
}

}  // namespace crease::images
