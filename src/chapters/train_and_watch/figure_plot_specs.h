#pragma once

#include <cstdint>
#include <vector>

#include "chapters/train_and_watch/history.h"
#include "ui/plot.h"

/// The curves over training as plots, for the screen and for files.
namespace crease::train_and_watch {

enum class Curves : std::uint8_t { loss, accuracy, regions };

struct TrainingPlot {
  Curves curves = Curves::loss;
  ui::PlotSpec spec;  ///< refers to the histories
};

/// A plot for everything that there is something to draw for, with the curves of both networks where two are
/// compared; `other` is null where not. Their level axes are still to be set.
std::vector<TrainingPlot> training_plots(const ui::Theme& theme, const History& history, const History* other,
                                         bool has_log_loss);

/// From the first step to the last.
ui::Axis step_axis(const History& history, bool is_logarithmic);

}  // namespace crease::train_and_watch
