#pragma once

#include <optional>
#include <vector>

#include "chapters/train_and_watch/figure_plot_specs.h"
#include "chapters/train_and_watch/model.h"
#include "ui/figure_painter.h"
#include "ui/plot.h"
#include "ui/theme.h"

namespace crease::train_and_watch {

/// The plots over training that there is something to draw for, or only the one with these curves; steps on
/// the level axis, a mark where an earlier step than the last is shown. `b`: the network that `model` is
/// compared with, or null.
std::vector<ui::PlotSpec> plots_of(const Model& model, const Model* b, const ui::Theme& theme,
                                   std::optional<Curves> curves);

/// Plots of equal height, one below the other.
void draw_plots_figure(const std::vector<ui::PlotSpec>& plots, const ui::Theme& theme, ui::Rect page,
                       ui::FigurePainter& painter);

}  // namespace crease::train_and_watch
