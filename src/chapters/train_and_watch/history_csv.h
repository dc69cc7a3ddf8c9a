#pragma once

#include <string>

#include "chapters/train_and_watch/history.h"

namespace crease::train_and_watch {

/// The recorded curves, a row per entry below a row of names; numbers read back to the same bits, what was
/// not measured is empty.
std::string history_csv(const History& history);

}  // namespace crease::train_and_watch
