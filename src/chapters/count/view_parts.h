#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "chapters/count/model.h"
#include "chapters/stage/view_stage.h"
#include "ui/column.h"
#include "ui/plot.h"

/// The parts of the chapter's view.
namespace crease::count {

/// What the view remembers from frame to frame: how fast the race goes, and the weight that is dragged.
struct Hands {
  double since_s = -1, networks_then = 0, networks_per_second = 0;
  std::string weight;  ///< "layer,neuron,input" of the one that is dragged; empty: none
  double value_then = 0;
  float y_then = 0;
};

struct Frame : stage::Frame {
  const Model& model;
  Hands& hands;
};

/// "4 × 16": layers and their width.
std::string lane_name(const std::vector<int>& hidden);

void draw_race(const Frame& frame, ui::Rect room);
/// Windows, or biases.
void draw_sweep(const Frame& frame, ui::Rect room);
void draw_training(const Frame& frame, ui::Rect room);
void draw_beat(const Frame& frame, ui::Rect room);
void draw_look(const Frame& frame, ui::Rect room);

/// The output along the line, and below it where the neurons of each layer turn on or off.
void draw_line(const Frame& frame, ui::Rect room, const Graph& graph,
               const std::vector<regions::Crossing>& crossings, std::size_t layers);
/// All numbers of the network as a table of tints; dragging one up or down changes it.
void draw_weights(const Frame& frame, ui::Rect room);

/// Live count and bounds on one logarithmic scale.
void draw_bounds(const Frame& frame, ui::Column& column);
/// What theory says, and what is checked of it with the numbers of this moment.
void draw_theorem(const Frame& frame, ui::Column& column);

// What plots share.
/// A dashed line across at a value, with a name.
void draw_level(ui::Painter& painter, const Frame& frame, const ui::PlotFrame& plot, double value,
                const std::string& name);
/// Plus and minus one standard error at each point.
void draw_error_bars(ui::Painter& painter, const ui::PlotFrame& plot, const std::vector<double>& x,
                     const std::vector<double>& y, const std::vector<double>& error, ui::Colour colour);
/// Values in the legend, if there is room for them beside the names.
std::function<std::string(double)> legend_values(ui::Rect room, int digits);
/// The place under the pointer, or nowhere; and help on the head of the plot.
double hovered_place(const char* id, const ui::PlotFrame& plot);
void help_on_head(const Frame& frame, ui::Rect rect, const ui::PlotFrame& plot, const std::string& title,
                  const char* help);

/// A row of numbers: what is known of the networks of a depth, or of all places.
struct BoundRow {
  const char *label, *help;
  double value;
  std::string text;
  bool is_live = false;
};
std::vector<BoundRow> bound_rows(const Model& model);

}  // namespace crease::count
