#pragma once

#include <span>
#include <vector>

#include "core/nn/network.h"
#include "ui/painter.h"

/// Where the neurons of the diagram lie, and which weights are drawn between them.
namespace crease::train_and_watch {

/// The inputs, or one layer: its neurons as tiles, in one column while they fit, else in several.
struct LayerBlock {
  ui::Rect rect;
  int width = 1;       ///< neurons in the layer
  int shown = 1;       ///< tiles there is room for: the first ones
  int rows = 1;        ///< tiles per column
  float tile_pt = 1;   ///< side of a tile
  float pitch_pt = 1;  ///< from tile to tile

  ui::Rect tile(int neuron) const;
};

struct NetworkLayout {
  std::vector<LayerBlock> blocks;  ///< the inputs, then every layer

  /// Which neuron is at a place: block and index, or -1.
  struct Hit {
    int block = -1, index = -1;
  };
  Hit hit(ui::Vec at) const;
};

/// Needs at least one layer and a rectangle that is not empty.
NetworkLayout arrange_network(const nn::Architecture& architecture, ui::Rect rect);

/// A weight that is drawn: layer from 0, neuron within it, input from the layer before.
struct Edge {
  int layer = 0, neuron = 0, input = 0;
  double weight = 0;
  float share = 0;  ///< |weight| of the largest of its layer's
};

/// The heaviest weights of each layer between neurons that are shown, at most `most` in all, light ones
/// first.
void select_edges(const nn::Network& network, const NetworkLayout& layout, int most,
                  std::vector<Edge>& edges);

/// The curve of an edge as points from left to right; as many of `points` as it takes so that it strays from
/// its pieces by about `stray_pt` at most are filled, and returned.
inline constexpr int curve_points = 15;
inline constexpr float unseen_pt = 0.6f;  ///< while it moves
std::span<ui::Vec> edge_curve(const NetworkLayout& layout, const Edge& edge, std::span<ui::Vec> points,
                              float stray_pt = unseen_pt);

/// Distance of a place from a bent line.
float distance_to(std::span<const ui::Vec> points, ui::Vec at);

}  // namespace crease::train_and_watch
