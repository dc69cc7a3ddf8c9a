#pragma once

#include <vector>

#include "chapters/count/figure_plots.h"
#include "core/nn/network.h"

/// What stands in the middle of each experiment.
namespace crease::count {

/// That of the experiment that is on.
void draw_experiment(const Drawing& drawing, ui::Rect room);

/// Means and distributions of all depths. `networks_per_second` is told while it counts, where it is known.
void draw_race(const Drawing& drawing, ui::Rect room, double networks_per_second = 0);
/// Windows, or biases.
void draw_sweep(const Drawing& drawing, ui::Rect room);
void draw_training(const Drawing& drawing, ui::Rect room);
/// The output along the line, the climb and the weights.
void draw_beat(const Drawing& drawing, ui::Rect room);
void draw_look(const Drawing& drawing, ui::Rect room);

/// The output along the line, and below it where the neurons of each layer turn on or off.
void draw_line(const Drawing& drawing, ui::Rect room, const Graph& graph,
               const std::vector<regions::Crossing>& crossings, std::size_t layers);

/// Where the parts of draw_beat lie; without area: there is no room for it.
struct BeatRoom {
  ui::Rect line, course, weights;
};
BeatRoom arrange_beat(ui::Rect room);

/// A number of the network in the table of weights: rows are neurons, columns inputs, the bias last.
struct WeightCell {
  int layer, row, column;
  bool is_bias;
  double value;
  ui::Rect rect;
};
/// Layer by layer; none where they would be too small.
std::vector<WeightCell> weight_cells(const ui::Theme& theme, ui::Rect room, const nn::Network& network);
float weights_head_height(const ui::Theme& theme);

}  // namespace crease::count
