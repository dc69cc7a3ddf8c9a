#pragma once

#include "cli/commands.h"
#include "core/base/result.h"

namespace crease::cli {

/// What the arguments of `crease` ask for. Error: what is wrong with them and what would be right.
Result<Invocation> parse_command_line(int count, const char* const* arguments);

}  // namespace crease::cli
