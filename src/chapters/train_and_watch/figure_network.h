#pragma once

#include <span>
#include <vector>

#include "chapters/train_and_watch/model.h"
#include "chapters/train_and_watch/view_network_layout.h"
#include "chapters/train_and_watch/view_state.h"
#include "ui/figure_painter.h"
#include "ui/theme.h"

/// The network as a diagram, for the screen and for files: weights by colour and width, each neuron with a
/// small picture of its own function.
namespace crease::train_and_watch {

/// The small pictures of neurons, counted through the layers, outputs last.
class NeuronImages {
 public:
  virtual ~NeuronImages() = default;
  virtual bool is_empty() const = 0;
  virtual void draw(int neuron, ui::Rect rect) const = 0;
};

/// What somebody looks at; in a file only the pinned neuron.
struct NetworkLook {
  NetworkLayout::Hit about;  ///< the tile whose weights are lit up
  int edge = -1;             ///< the one under the pointer
  WeightId selected;         ///< under the editor
  int pinned_neuron = -1;
};

struct NetworkDrawing {
  ui::Painter& painter;
  const ui::Theme& theme;
  const nn::Network& network;
  const NetworkLayout& layout;
  const NetworkLook& look;
  float stray_pt = unseen_pt;  ///< of curves, see edge_curve
};

/// Layers by number and width; in narrow diagrams the width alone.
void draw_layer_names(const NetworkDrawing& drawing, ui::Rect row);
void draw_weights(const NetworkDrawing& drawing, std::span<const Edge> edges);
void draw_tiles(const NetworkDrawing& drawing, const NeuronImages& images);
void draw_tile_frame(ui::Painter& painter, ui::Rect rect, ui::Stroke stroke);

/// Neuron counted through the layers, outputs last; -1 for inputs and nothing.
int neuron_number(const nn::Architecture& architecture, int block, int index);

/// Colours of neuron pictures (see Model::neuron_pictures), row 0 on top, each picture on its own scale: blue
/// where the neuron's input is negative, orange where it is positive. Needs a ramp of an odd number of
/// colours.
void colour_pictures(std::span<const float> values, int side, std::span<const ui::Colour> ramp,
                     std::vector<ui::Colour>& colours);

/// Weights that are drawn at most.
inline constexpr int most_edges = 600;
inline constexpr int picture_colours = 129;

/// The diagram on a page of its own.
void draw_network_figure(const Model& model, const ui::Theme& theme, ui::Rect page,
                         ui::FigurePainter& painter);

}  // namespace crease::train_and_watch
