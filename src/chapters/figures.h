#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "lab/chapter.h"
#include "lab/words.h"
#include "ui/figure_painter.h"
#include "ui/theme.h"

/// What a chapter shows, as figures for files.
namespace crease::chapters {

struct FigureRequest {
  std::string name;                   ///< empty: the chapter's first figure
  float width_pt = 0, height_pt = 0;  ///< 0: the figure's own size
  ui::ThemeKind theme = ui::ThemeKind::light;
};

/// A figure that can be drawn, as often as wanted, as long as its chapter lives and does not change.
struct Figure {
  ui::Rect page;  ///< in points, from 0
  std::string title;
  /// Sentences in pieces that are translated one by one; behind one another they are the description.
  std::vector<std::string> description;
  std::function<void(ui::FigurePainter&)> draw;
};

/// Sizes that a page may have, in points.
inline constexpr float smallest_page_pt = 40, largest_page_pt = 10000;

/// Error: a name that no chapter's figure has, a size out of bounds. Needs no chapter.
Status check(const FigureRequest& request);

/// Whether the figure shows what was recorded over training (see Course).
bool needs_course(const FigureRequest& request);

/// The name of the figure that is asked for, or of the chapter's first; empty: it has none.
std::string figure_name(const lab::Chapter& chapter, const FigureRequest& request);

/// A figure of a chapter that has settled (is_busy() is false); figure_table.h has the chapters with figures.
/// Error: a name that the chapter does not know, a size out of bounds, nothing to draw.
Result<Figure> make_figure(const lab::Chapter& chapter, const FigureRequest& request);

/// "light", "dark" or "projector". Error: what would be right.
Result<ui::ThemeKind> theme_named(const std::string& name);

/// The figure as an SVG document, in the language of the words.
std::string svg_of(const Figure& figure, const lab::Words& words = {});

/// What was recorded over training as CSV, a row per recorded step. Error: this chapter records nothing.
Result<std::string> metrics_csv(const lab::Chapter& chapter);

}  // namespace crease::chapters
