#pragma once

#include <span>
#include <string_view>

#include "chapters/figures.h"
#include "chapters/train_and_watch/pair.h"

namespace crease::train_and_watch {

/// What may be asked for.
std::span<const std::string_view> figure_names();

/// Whether it shows the history.
bool figure_needs_course(std::string_view name);

/// See chapters::make_figure. Needs a name that is known. The plane is that of network A, the curves
/// are those of both.
Result<chapters::Figure> make_figure(const Pair& pair, const chapters::FigureRequest& request);

}  // namespace crease::train_and_watch
