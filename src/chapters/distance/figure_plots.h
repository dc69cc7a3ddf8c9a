#pragma once

#include "chapters/distance/model.h"
#include "chapters/stage/figure_canvas.h"
#include "ui/column.h"

namespace crease::distance {

/// Distances of the points of the data, times N, now and before training, beside what theory expects.
void draw_histogram(const stage::Canvas& canvas, ui::Rect room, const Model& model);
/// What the settings ask for, over the steps of training, with a mark at the step that is shown.
void draw_course(const stage::Canvas& canvas, ui::Rect room, const Model& model);
/// N x distance of random networks, a row per shape below a head. Heights without gaps.
void draw_random_networks(const stage::Canvas& canvas, ui::Column& column, const Model& model, float row_pt);
float random_head_height(const ui::Theme& theme);
float random_row_height(const ui::Theme& theme);

/// The title of the course.
const char* title_of(Curve curve);

}  // namespace crease::distance
