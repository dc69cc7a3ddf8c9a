#pragma once

#include <vector>

#include "chapters/multiply/model.h"
#include "ui/painter.h"
#include "ui/plot.h"
#include "ui/theme.h"

namespace crease::multiply {

/// The error against lambda on logarithmic axes, in double and float32, with both forecast branches; against
/// the folds for squares. The model outlives it.
class ErrorPlot {
 public:
  ErrorPlot(const ui::Theme& theme, const Model& model);
  ErrorPlot(const ErrorPlot&) = delete;
  ErrorPlot& operator=(const ErrorPlot&) = delete;

  const std::string& title() const { return spec_.title; }
  /// Lambda or the number of folds of the settings.
  double place_now() const;
  ui::PlotFrame frame(const ui::Painter& painter, ui::Rect room) const;
  /// With a crosshair at a place.
  void draw(ui::Painter& painter, ui::Rect room, double marked_x) const;

 private:
  /// Points that are known.
  struct Known {
    std::vector<double> x, y;
  };
  Known known(const std::vector<double>& y, double now_y) const;
  void add_series();
  void draw_dashed(ui::Painter& painter, const ui::PlotFrame& plot, const Known& points,
                   ui::Colour colour) const;
  void draw_forecast(ui::Painter& painter, const ui::PlotFrame& plot) const;
  void draw_claim(ui::Painter& painter, const ui::PlotFrame& plot) const;

  const ui::Theme& theme_;
  const Model& model_;
  bool has_folds_;
  Known in_double_, in_float_;
  ui::PlotSpec spec_;
};

}  // namespace crease::multiply
