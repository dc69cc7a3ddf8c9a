#pragma once

#include <string>

#include "chapters/train_and_watch/history.h"

namespace crease::train_and_watch {

/// The recorded curves, a row per entry below a row of names; numbers read back to the same bits, what was
/// not measured is empty. With a second network's history, each row begins with which network it is of: A or
/// B.
std::string history_csv(const History& history, const History* other = nullptr);

}  // namespace crease::train_and_watch
