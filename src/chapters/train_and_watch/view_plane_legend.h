#pragma once

#include <span>
#include <string>
#include <vector>

#include "chapters/train_and_watch/model.h"
#include "chapters/train_and_watch/view_plane_mesh.h"
#include "chapters/train_and_watch/view_plane_options.h"
#include "ui/painter.h"
#include "ui/theme.h"

namespace crease::train_and_watch {

/// One sign of the legend and what it means.
struct LegendEntry {
  enum class Kind : std::uint8_t { ramp, line, wheel, text };
  Kind kind = Kind::text;
  std::string before, after;        ///< text on both sides of the sign
  std::vector<ui::Colour> colours;  ///< ramp: from left to right, one: a swatch
  ui::Stroke stroke;                ///< line
  bool has_zero = false;            ///< ramp: a mark in the middle
};

/// What the colours and lines of the plane mean, in the order of reading.
std::vector<LegendEntry> legend_entries(const Model& model, const ui::Theme& theme, const Palette& palette,
                                        const FillKey& key, const PlaneOptions& options);

/// "setosa", or what a class without a name is called.
std::string class_name(const data::Dataset& data, int index);

/// "f(x)", or which output it is.
std::string output_name(const Model& model, int output);

/// "1 024 cells, 618 linear regions in view"
std::string counts_text(const Picture& picture);

/// Sets entries in rows from the left, closer where they would not fit into `area`; what still does not is
/// left out. Returns the rows used.
int draw_legend(ui::Painter& painter, const ui::Theme& theme, ui::Rect area,
                std::span<const LegendEntry> entries, const Palette& palette);

}  // namespace crease::train_and_watch
