#pragma once

#include <array>
#include <span>
#include <string>
#include <vector>

#include "chapters/fold/model.h"
#include "chapters/stage/figure_canvas.h"

/// What is drawn of each experiment: a picture in the middle, and plots on the side.
namespace crease::fold {

/// Where the model is drawn.
struct Drawing : stage::Canvas {
  const Model& model;
};

/// That of the experiment that is on.
void draw_experiment(const Drawing& drawing, ui::Rect room);
void draw_beside(const Drawing& drawing, ui::Rect room);

/// Layer below layer: the fold, and y_l over the window.
void draw_rows(const Drawing& drawing, ui::Rect room);
/// Pieces against neurons on a logarithmic axis: the folds, the most there can be, one layer, and random
/// networks with their standard deviation.
void draw_counts(const Drawing& drawing, ui::Rect room);

/// Both networks over the window, and how far they are apart; what is left, and the largest change, against
/// epsilon.
void draw_disturbed(const Drawing& drawing, ui::Rect room);
void draw_damage(const Drawing& drawing, ui::Rect room);

/// The four networks that train, and their error and pieces against steps.
void draw_runners(const Drawing& drawing, ui::Rect room);
void draw_race(const Drawing& drawing, ui::Rect room);

/// The sheet unfolded, and as it lies; cells against folds.
void draw_sheet(const Drawing& drawing, ui::Rect room);
void draw_sheet_counts(const Drawing& drawing, ui::Rect room);

// Where things lie that hands take hold of.
struct Row {
  int layer;
  ui::Rect label, square, box;
};
struct RowsRoom {
  std::vector<Row> rows;
  ui::Rect window, axis;
};
RowsRoom arrange_rows(ui::Rect room, const Settings& settings);
/// A fold in its square: axes, and left end, crease and right end.
ui::PlotFrame fold_frame(ui::Rect square);
std::array<ui::Vec, 3> fold_points(const ui::PlotFrame& plot, const constructions::Fold& fold);
std::array<ui::Rect, 4> arrange_runners(ui::Rect room);

/// A curve within a frame.
void draw_curve(ui::Painter& painter, const ui::PlotFrame& plot, std::span<const double> x,
                std::span<const double> y, ui::Stroke stroke);
/// "⁵⁰" or "⁻⁷": digits above the line.
std::string raised(int exponent);

}  // namespace crease::fold
