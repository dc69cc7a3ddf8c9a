#pragma once

#include <vector>

#include "chapters/multiply/model.h"
#include "chapters/stage/view_stage.h"
#include "chapters/stage/view_theorem.h"
#include "ui/column.h"

/// The parts of the chapter's view.
namespace crease::multiply {

struct Frame : stage::Frame {
  const Model& model;
};

/// Above and below each of the two networks: a title, and a caption of up to two lines.
inline float head_height(const ui::Theme& theme) {
  return 1.6f * theme.type.small;
}
inline float foot_height(const ui::Theme& theme) {
  return 2.8f * theme.type.small;
}

/// The one layer with all its neurons; the wheel zooms into it, a drag moves along it.
void draw_one_layer(const Frame& frame, ui::Rect room);

/// The chosen network, or the tree where the one layer is chosen: every neuron, every connection.
void draw_chosen(const Frame& frame, ui::Rect room);

/// The error against lambda on logarithmic axes, in double and float, with both forecast branches; against
/// the folds for squares. A click or a drag takes the place under the pointer.
void draw_errors(const Frame& frame, ui::Rect room);

/// Neurons against n for each number of layers, and their formulas.
void draw_counts(const Frame& frame, ui::Column& column);

/// The loss against the steps, and that of the construction.
void draw_losses(const Frame& frame, ui::Column& column);

/// What is proved, and what is checked of it with the numbers of this moment.
void draw_theorem(const Frame& frame, ui::Column& column);
std::vector<stage::Check> checks_of(const Model& model);

}  // namespace crease::multiply
