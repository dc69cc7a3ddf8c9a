#pragma once

#include <string>
#include <vector>

#include "lab/parameter.h"
#include "ui/painter.h"
#include "ui/widgets.h"

namespace crease::train_and_watch {

struct ViewContext;

/// Play, steps, rewind, seed and speed; and the numbers that say where training stands.
class TransportView {
 public:
  /// One row of controls. `has_title`: the chapter's name stands at the left, if there is room.
  void draw_controls(const ViewContext& context, ui::Rect bar, bool has_title);
  /// The most important readouts that fit, each with its sentence as help; `bar` may be wider than they need.
  void draw_readouts(const ViewContext& context, ui::Rect bar);
  /// Space plays and pauses, → takes a step, shift → ten, home rewinds; nothing while a control has the
  /// keyboard.
  void handle_keys(const ViewContext& context);

 private:
  std::vector<lab::Readout> fitting_readouts(const ViewContext& context, float room) const;

  std::vector<lab::Action> actions_;  ///< of the frame that is being drawn
};

}  // namespace crease::train_and_watch
