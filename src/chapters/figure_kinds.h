#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "chapters/figure_table.h"
#include "core/base/check.h"
#include "lab/parameter.h"
#include "ui/column.h"

/// Figures that a chapter draws from its model alone, in a table: each has a name, a size and a function.
namespace crease::chapters {

/// What a figure is called, and what there is to see (see Figure).
struct Caption {
  std::string title;
  std::vector<std::string> description;
  ui::Vec size_pt = {};  ///< of this one; 0: as its kind is
};

template <class Model>
struct FigureKind {
  std::string_view name;
  float width_pt, height_pt;
  /// Error: why there is nothing to draw.
  Result<Caption> (*caption)(const Model& model);
  /// Draws into the page less its margin.
  void (*draw)(ui::FigurePainter& painter, const ui::Theme& theme, ui::Rect room, const Model& model);
  ui::Colour ui::Theme::*paper = &ui::Theme::pane;
};

inline constexpr float figure_margin_pt = 12;

/// Readouts as a sentence, in pieces: "Cells 12, Error 0.5."
inline std::vector<std::string> told(std::span<const lab::Readout> readouts) {
  std::vector<std::string> pieces;
  for (const lab::Readout& readout : readouts) {
    if (readout.text.empty()) continue;
    if (!pieces.empty()) pieces.emplace_back(", ");
    pieces.insert(pieces.end(), {readout.label, " ", readout.text + readout.unit});
  }
  pieces.emplace_back(".");
  return pieces;
}

/// The names in a table of kinds, which has static storage.
template <const auto& kinds>
std::span<const std::string_view> names_of() {
  static constexpr auto names = [] {
    std::array<std::string_view, kinds.size()> all;
    for (std::size_t i = 0; i < kinds.size(); ++i) all[i] = kinds[i].name;
    return all;
  }();
  return names;
}

template <class Model>
Result<Figure> make_kind(const FigureKind<Model>& kind, const lab::Chapter& chapter,
                         const FigureRequest& request) {
  const auto* model = dynamic_cast<const Model*>(&chapter);
  CREASE_CHECK(model != nullptr, "a chapter of this id");
  Result<Caption> caption = kind.caption(*model);
  if (!caption) return caption.error();
  Figure figure;
  const ui::Vec own = caption.value().size_pt;
  const auto first = [](float asked, float of_this, float of_kind) {
    return asked > 0 ? asked : of_this > 0 ? of_this : of_kind;
  };
  figure.page.max = {first(request.width_pt, own.x, kind.width_pt),
                     first(request.height_pt, own.y, kind.height_pt)};
  figure.title = std::move(caption.value().title);
  figure.description = std::move(caption.value().description);
  figure.draw = [kind = &kind, model, theme = ui::make_theme(request.theme),
                 page = figure.page](ui::FigurePainter& painter) {
    painter.fill_rect(page, theme.*(kind->paper));
    kind->draw(painter, theme, ui::inset(page, figure_margin_pt), *model);
  };
  return figure;
}

/// Needs a name that a kind has (CHECKed).
template <const auto& kinds>
Result<Figure> figure_of(const lab::Chapter& chapter, const FigureRequest& request) {
  for (const auto& kind : kinds)
    if (kind.name == request.name) return make_kind(kind, chapter, request);
  CREASE_CHECK(false, "the name of the figure is known");
  return Error{"there is no such figure"};
}

/// All of a table, as a chapter's.
template <const auto& kinds>
FigureSource source_of(std::string_view chapter) {
  return {chapter, names_of<kinds>(), figure_of<kinds>};
}

}  // namespace crease::chapters
