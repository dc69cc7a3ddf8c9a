#pragma once

#include <string>

#include "chapters/opening.h"

namespace crease::cli {

/// The state that a session file, an action log or a link stands for. `source` is a path or a link.
/// Error: a file that cannot be read, the place in it that is wrong, a setting that is refused.
Result<chapters::Opened> open(const std::string& source, chapters::Course course);

}  // namespace crease::cli
