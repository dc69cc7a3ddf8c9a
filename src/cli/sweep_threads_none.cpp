#include "cli/sweep_threads.h"

// A program of WebAssembly has one thread.
namespace crease::cli {

bool has_threads() {
  return false;
}

int cores() {
  return 1;
}

void in_threads(int, const std::function<void()>& work) {
  work();
}

}  // namespace crease::cli
