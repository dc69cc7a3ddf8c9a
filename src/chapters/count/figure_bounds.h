#pragma once

#include <string>
#include <vector>

#include "chapters/count/model.h"
#include "chapters/stage/figure_canvas.h"
#include "ui/column.h"

namespace crease::count {

/// A row of numbers: what is known of the networks of a depth, or of all places.
struct BoundRow {
  const char *label, *help;
  double value;
  std::string text;
  bool is_live = false;
};
std::vector<BoundRow> bound_rows(const Model& model);

/// Which networks: "On a line; hidden widths 8, 8"
std::string shape_text(const Model& model);

/// Live count and bounds as bars on one logarithmic scale, each with so much room below.
inline constexpr float bound_gap_pt = 7;
void draw_bound_rows(const stage::Canvas& canvas, ui::Column& column, const Model& model,
                     float below_pt = bound_gap_pt);
/// Without the room below.
float bound_row_height(const ui::Theme& theme);

}  // namespace crease::count
