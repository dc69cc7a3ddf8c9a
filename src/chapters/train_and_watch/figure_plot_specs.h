#pragma once

#include <span>

#include "chapters/train_and_watch/history.h"
#include "ui/plot.h"

/// The curves over training as plots, for the screen and for files. The plots refer to the history.
namespace crease::train_and_watch {

/// Whether there is anything to draw.
bool has_numbers(std::span<const double> values);

ui::PlotSpec loss_plot(const ui::Theme& theme, const History& history, bool is_logarithmic);
ui::PlotSpec accuracy_plot(const ui::Theme& theme, const History& history);
/// Cells and linear regions.
ui::PlotSpec regions_plot(const ui::Theme& theme, const History& history);

/// Adds the same curves of a second network. Now a dash means B; what is tested or counted is told apart by
/// colour and weight.
void add_twins(ui::PlotSpec& plot, const ui::PlotSpec& of_b);

/// From the first step to the last.
ui::Axis step_axis(const History& history, bool is_logarithmic);

}  // namespace crease::train_and_watch
