#pragma once

#include "chapters/stage/view_stage.h"
#include "ui/column.h"
#include "ui/parameter_rows.h"

/// The parts of every chapter's view.
namespace crease::stage {

/// The settings in their groups.
class SettingsView {
 public:
  void draw(const Frame& frame, ui::Column& column, const Plan& plan);

 private:
  void draw_row(const Frame& frame, ui::Column& column, const lab::Parameter& parameter);
  ui::ParameterRows rows_;
};

/// Title, the chapter's knobs, undo and redo. `has_title`: there is room for one.
void draw_bar(const Frame& frame, ui::Rect bar, const Plan& plan, bool has_title);

/// The readouts that fit.
void draw_readouts(const Frame& frame, ui::Rect bar, const Plan& plan);

}  // namespace crease::stage
