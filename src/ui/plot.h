#pragma once

#include <functional>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "ui/theme.h"
#include "ui/ticks.h"

/// Curves over a number, for the screen and for files: round ticks, hairline grid, the legend with the
/// current values in the margin above, values under the pointer.
namespace crease::ui {

struct Series {
  std::string label;
  std::span<const double> x, y;
  Stroke stroke;
  std::string mark = "";  ///< stands at the end of the curve
  bool is_twin = false;   ///< in the legend, its value stands behind that of the series before
};

/// No place on an axis.
inline constexpr double nowhere = std::numeric_limits<double>::quiet_NaN();

struct PlotSpec {
  std::string title;
  std::vector<Series> series;
  Axis x, y;
  double y_label_factor = 1;  ///< labels of the y axis show values times this (shares as per cent: 100)
  std::string x_label;        ///< with unit; empty: no labels below, either
  std::function<std::string(double)> value_text;  ///< how a value of y reads in the legend
  /// A crosshair here; nowhere: none, the legend shows the last values.
  double marked_x = nowhere;
};

/// Where the parts of a plot lie.
struct PlotFrame {
  Rect inner;  ///< between the axes
  Axis x, y;

  Vec at(double value_x, double value_y) const;
  double x_at(float position) const;
};

/// Room that title, legend, ticks and labels need is taken from `rect`.
PlotFrame plot_frame(const Painter& painter, const Theme& theme, Rect rect, const PlotSpec& spec);
void draw_plot(Painter& painter, const Theme& theme, Rect rect, const PlotSpec& spec);

/// The axis that holds all values of `y` of some series (log: the positive ones), with round ends.
Axis axis_of(std::span<const Series> series, bool is_logarithmic, int most);

/// Index of the entry of ascending `x` that is nearest to a value; -1 if there is none.
int nearest_index(std::span<const double> x, double value);

/// A curve thinned to what a screen can show: lowest and highest value per `width_pt` column, gaps where a
/// value has no place on the axis. Calls are cheap enough for every frame.
std::vector<std::vector<Vec>> curve(const PlotFrame& frame, std::span<const double> x,
                                    std::span<const double> y);

}  // namespace crease::ui
