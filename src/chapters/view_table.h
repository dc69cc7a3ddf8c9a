#pragma once

#include <memory>

#include "chapters/view.h"
#include "lab/chapter.h"

/// How each chapter is shown. A new chapter's view is a line here, as its model is one in the table of
/// contents.
namespace crease::chapters {

/// The view of a chapter that the table of contents made, and which outlives it.
std::unique_ptr<View> make_view(const lab::Chapter& chapter);

}  // namespace crease::chapters
