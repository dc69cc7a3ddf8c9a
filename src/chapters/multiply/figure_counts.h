#pragma once

#include "chapters/multiply/model.h"
#include "ui/painter.h"
#include "ui/plot.h"
#include "ui/theme.h"

/// Neurons against n, for each number of layers.
namespace crease::multiply {

/// On a logarithmic axis, with a crosshair at the n of the settings.
ui::PlotSpec counts_spec(const Model& model);
void draw_count_plot(ui::Painter& painter, const ui::Theme& theme, ui::Rect room, const Model& model);

/// Name, formula and count of one line, with its colour.
float count_row_height(const ui::Theme& theme);
void draw_count_row(ui::Painter& painter, const ui::Theme& theme, ui::Rect row, const Model& model,
                    std::size_t index);

}  // namespace crease::multiply
