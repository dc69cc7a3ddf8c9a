#pragma once

#include <span>
#include <string>
#include <string_view>

#include "chapters/figures.h"

namespace crease::chapters {

/// The figures of one chapter. Its functions are called with chapters of this id alone.
struct FigureSource {
  std::string_view chapter;
  std::span<const std::string_view> names;  ///< the first is drawn where none is asked for
  Result<Figure> (*make)(const lab::Chapter& chapter, const FigureRequest& request);
  /// Whether a figure shows what was recorded over training; null: none does.
  bool (*needs_course)(std::string_view name) = nullptr;
  /// What was recorded, as CSV; null: nothing is.
  Result<std::string> (*csv)(const lab::Chapter& chapter) = nullptr;
};

/// Every chapter that has figures.
std::span<const FigureSource> figure_sources();

}  // namespace crease::chapters
