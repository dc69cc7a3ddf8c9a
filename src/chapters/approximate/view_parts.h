#pragma once

#include "chapters/approximate/model.h"
#include "chapters/view.h"
#include "lab/commands.h"
#include "lab/session.h"
#include "ui/column.h"
#include "ui/parameter_rows.h"
#include "ui/theme.h"

/// The parts of the chapter's view.
namespace crease::approximate {

/// What every part may use while it draws one frame.
struct Frame {
  const Model& model;
  const chapters::ViewContext& context;
  const ui::Theme& theme;  ///< with targets for fingers where they are needed

  bool shows(std::string_view part) const { return !lab::hides_part(context.session.restrictions(), part); }
};

/// Target, network and neurons, and below them the error over the same segment, both with the worst place.
void draw_graph(const Frame& frame, ui::Rect room);

/// The error against N on logarithmic axes. A click takes the N under the pointer.
void draw_study(const Frame& frame, ui::Rect room);

/// What the theorem says, and what is checked of it with the numbers of this moment. Returns the height it
/// took.
float draw_theorem(const Frame& frame, ui::Rect room);

/// The settings in their groups.
class SettingsView {
 public:
  void draw(const Frame& frame, ui::Column& column);

 private:
  void draw_row(const Frame& frame, ui::Column& column, const lab::Parameter& parameter);
  void draw_buttons(const Frame& frame, ui::Column& column, std::string_view group);
  ui::ParameterRows rows_;
};

/// Title, fewer and more, undo and redo. `has_title`: there is room for one.
void draw_bar(const Frame& frame, ui::Rect bar, bool has_title);

/// The readouts that fit.
void draw_readouts(const Frame& frame, ui::Rect bar);

}  // namespace crease::approximate
