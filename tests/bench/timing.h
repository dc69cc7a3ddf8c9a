#pragma once

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <vector>

namespace crease::bench {

/// Processor time of this one-threaded program: other programs on the machine count less than on a clock.
inline double now_s() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

/// The same from the system's own account: in WebAssembly the function above is only a clock. Where there is
/// no such account, a clock has to do.
inline double accounted_s() {
  std::FILE* const file = std::fopen("/proc/self/schedstat", "r");
  if (file == nullptr) return now_s();
  double nanoseconds = 0;
  const bool is_read = std::fscanf(file, "%lf", &nanoseconds) == 1;
  std::fclose(file);
  return is_read ? 1e-9 * nanoseconds : now_s();
}

/// Calls per second of `work`, over about `seconds` as `now` tells them.
template <class Work>
double rate(double seconds, Work work, double (*now)() = now_s) {
  const double start = now();
  double elapsed = 0;
  double calls = 0;
  do {
    work();
    calls += 1;
    elapsed = now() - start;
  } while (elapsed < seconds);
  return calls / elapsed;
}

inline double median(std::vector<double> values) {
  std::nth_element(values.begin(), values.begin() + values.size() / 2, values.end());
  return values[values.size() / 2];
}

}  // namespace crease::bench
