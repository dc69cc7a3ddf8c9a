#pragma once

#include <vector>

#include "ui/column.h"
#include "ui/painter.h"
#include "ui/parameter_rows.h"
#include "ui/plot.h"

namespace crease::train_and_watch {

struct Shared;
struct ViewContext;

/// Loss, accuracy, cells and linear regions over the steps of training.
class PlotsView {
 public:
  /// Call inside an open pane; `room` may be taller than the pane, which scrolls then.
  void draw(const ViewContext& context, Shared& shared, ui::Rect room);

 private:
  void draw_head(const ViewContext& context, ui::Rect rect);
  void draw_one(const ViewContext& context, Shared& shared, ui::Rect rect, const ui::PlotSpec& spec,
                const char* help);
  void visit(const ViewContext& context, double step) const;
  void draw_visit(const ViewContext& context, ui::Column& column);

  ui::ParameterRows rows_;
  bool has_log_steps_ = false, has_log_loss_ = true;
};

}  // namespace crease::train_and_watch
