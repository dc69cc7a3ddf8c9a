#include <algorithm>
#include <thread>
#include <vector>

#include "cli/sweep_threads.h"

namespace crease::cli {

bool has_threads() {
  return true;
}

int cores() {
  return static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
}

void in_threads(int jobs, const std::function<void()>& work) {
  std::vector<std::thread> threads;
  for (int i = 1; i < jobs; ++i) threads.emplace_back(work);
  work();
  for (std::thread& thread : threads) thread.join();
}

}  // namespace crease::cli
