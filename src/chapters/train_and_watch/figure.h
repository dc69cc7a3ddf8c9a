#pragma once

#include <span>
#include <string_view>

#include "chapters/figures.h"
#include "chapters/train_and_watch/model.h"

namespace crease::train_and_watch {

/// What may be asked for.
std::span<const std::string_view> figure_names();

/// Whether it shows the history.
bool figure_needs_course(std::string_view name);

/// See chapters::make_figure. Needs a name that is known.
/// `b`: the network that `model` is compared with, or null.
Result<chapters::Figure> make_figure(const Model& model, const Model* b,
                                     const chapters::FigureRequest& request);

}  // namespace crease::train_and_watch
