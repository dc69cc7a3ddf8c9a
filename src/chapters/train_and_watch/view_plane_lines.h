#pragma once

#include <span>
#include <vector>

#include "chapters/train_and_watch/model.h"
#include "chapters/train_and_watch/view_plane_mesh.h"
#include "render/scene.h"
#include "ui/theme.h"

/// Boundaries and decision boundary of the picture as segments for render::Scene, in the coordinates of the
/// fill (see MeshFrame).
namespace crease::train_and_watch {

struct LineOptions {
  HeightChoice height;      ///< in 3-D
  bool is_surface = false;  ///< lines lie on the graph, cut off at its box; else at height 0
  float plane_pt = 600;     ///< side of the plane on screen: where cells get small, lines get thin
  bool is_dimmed = false;   ///< while one neuron is looked at
  bool has_boundaries = true, has_decision = true;
};

/// Layer of each hidden neuron, counted through the layers.
std::vector<int> layers_of_neurons(const nn::Architecture& architecture);

/// Each stretch of boundary between two cells once, coloured, weighted and dashed by layer, deeper layers
/// first; then the decision boundary. Cost O(corners).
class LineBuilder {
 public:
  void build(const Picture& picture, const nn::Architecture& architecture, const Palette& palette,
             const LineOptions& options, std::vector<render::Segment>& segments);

  /// Adds the edges that one neuron gives to cells, with the options of the last build.
  void add_neuron(const Picture& picture, int neuron, const ui::Stroke& stroke,
                  std::vector<render::Segment>& segments);
  /// Adds the rim of a cell on the surface, with the options of the last build.
  void add_rim(const Picture& picture, std::int32_t cell, const ui::Stroke& stroke,
               std::vector<render::Segment>& segments);
  /// Adds a bent line of the plane, lifted to the surface over one cell.
  void add_lifted(std::span<const regions::Point> points, bool is_closed,
                  std::span<const regions::AffineMap> maps, const ui::Stroke& stroke,
                  std::vector<render::Segment>& segments);

 private:
  void set_strokes(const Picture& picture, const nn::Architecture& architecture, const Palette& palette);
  template <class StrokeOf>
  void add_edges(const Picture& picture, const StrokeOf& stroke_of);
  void add_edge(std::span<const regions::AffineMap> maps, const Piece& edge, const ui::Stroke& stroke);
  void add_straight(const regions::AffineMap& map, Piece edge, const ui::Stroke& stroke);
  float dash_start(const Piece& edge, float dash_pt) const;
  void add_decision(const Picture& picture, ui::Stroke stroke);

  LineOptions options_;
  MeshFrame frame_;
  HeightScale heights_;
  std::vector<int> layer_of_neuron_;
  std::vector<ui::Stroke> stroke_of_layer_;
  std::vector<render::Segment>* segments_ = nullptr;
};

/// A bent line in the plane, or at another mesh height.
void add_polyline(std::span<const regions::Point> points, bool is_closed, const MeshFrame& frame,
                  ui::Stroke stroke, std::vector<render::Segment>& segments, float z = 0);

}  // namespace crease::train_and_watch
