#pragma once

#include <vector>

#include "chapters/train_and_watch/pair.h"
#include "ui/figure_painter.h"
#include "ui/plot.h"
#include "ui/theme.h"

namespace crease::train_and_watch {

enum class Curves : std::uint8_t { loss, accuracy, regions, all };

/// The plots over training that there is something to draw for, with steps on the level axis; a mark where an
/// earlier step than the last is shown. Where two networks are compared, with the curves of both.
std::vector<ui::PlotSpec> plots_of(const Pair& pair, const ui::Theme& theme, Curves curves);

/// Plots of equal height, one below the other.
void draw_plots_figure(const std::vector<ui::PlotSpec>& plots, const ui::Theme& theme, ui::Rect page,
                       ui::FigurePainter& painter);

}  // namespace crease::train_and_watch
