#pragma once

#include <functional>

namespace crease::cli {

/// Whether this program can have more than one thread.
bool has_threads();

/// How many threads this machine runs at the same time; 1 where a program has one thread only.
int cores();

/// Does the same work in `jobs` threads at once, and waits for all. Needs jobs = 1 without threads.
void in_threads(int jobs, const std::function<void()>& work);

}  // namespace crease::cli
