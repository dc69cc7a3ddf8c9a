#pragma once

#include <string>

#include "chapters/fold/model.h"
#include "chapters/stage/view_stage.h"
#include "ui/column.h"
#include "ui/plot.h"

/// The parts of the chapter's view.
namespace crease::fold {

struct Frame : stage::Frame {
  const Model& model;
};

/// What a gesture leaves for the next frame.
struct Gesture {
  float wheel = 0;  ///< notches that are not used up
};

/// Layer below layer: the fold with its handles, and y_l over the window. Drags move creases and the window,
/// the wheel zooms.
void draw_rows(const Frame& frame, ui::Rect room, Gesture& gesture);

/// Both networks over the window, and how far they are apart; what is left, and the largest change, against
/// epsilon.
void draw_disturbed(const Frame& frame, ui::Rect room);
void draw_damage(const Frame& frame, ui::Column& column);

/// The four networks that train, and their error and pieces against steps.
void draw_runners(const Frame& frame, ui::Rect room);
void draw_race(const Frame& frame, ui::Column& column);

/// The sheet unfolded, and as it lies.
void draw_sheet(const Frame& frame, ui::Rect room);
void draw_sheet_counts(const Frame& frame, ui::Column& column);

/// What is claimed, and what is checked of it with the numbers of this moment.
void draw_theorem(const Frame& frame, ui::Column& column);

/// A plot whose values show under the pointer, with help on its head.
void draw_hovered_plot(const Frame& frame, ui::Rect room, const char* id, ui::PlotSpec spec,
                       std::string_view help);
/// A frame without ticks, and a curve in it.
void draw_box(ui::Painter& painter, const ui::Theme& theme, ui::Rect rect);
void draw_curve(ui::Painter& painter, const ui::PlotFrame& plot, std::span<const double> x,
                std::span<const double> y, ui::Stroke stroke);
/// "2⁵⁰" or "−7" written small: digits above the line.
std::string raised(int exponent);

}  // namespace crease::fold
