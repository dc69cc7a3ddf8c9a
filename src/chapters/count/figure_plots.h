#pragma once

#include <functional>
#include <string>
#include <vector>

#include "chapters/count/model.h"
#include "chapters/stage/figure_canvas.h"

/// What the chapter's drawings share.
namespace crease::count {

/// Where the model is drawn.
struct Drawing : stage::Canvas {
  const Model& model;
};

/// "4 × 16": layers and their width.
std::string lane_name(const std::vector<int>& hidden);
/// A dashed line across at a value, with a name.
void draw_level(const stage::Canvas& canvas, const ui::PlotFrame& plot, double value,
                const std::string& name);
/// Plus and minus one standard error at each point.
void draw_error_bars(ui::Painter& painter, const ui::PlotFrame& plot, const std::vector<double>& x,
                     const std::vector<double>& y, const std::vector<double>& error, ui::Colour colour);
/// Values in the legend, if there is room for them beside the names.
std::function<std::string(double)> legend_values(ui::Rect room, int digits);

}  // namespace crease::count
