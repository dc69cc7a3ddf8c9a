#pragma once

#include <cstdio>

namespace crease::cli {

/// Takes an open file for this program alone, until it is closed or the program ends, however it ends. False:
/// another program has taken it. True, and nothing happens, where the system knows no such locks.
bool lock_for_itself(std::FILE* file);

}  // namespace crease::cli
