#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace crease::cli {

/// "40 s", "2 min 5 s", "3 h 10 min".
std::string duration_text(double seconds);

/// How far a sweep is, and how long it will take: on standard error, if that is a terminal or the person
/// wants it; there one line that changes, else a line now and then.
class SweepProgress {
 public:
  SweepProgress(std::int64_t done, std::int64_t total, bool is_wanted);
  ~SweepProgress();
  SweepProgress(const SweepProgress&) = delete;
  SweepProgress& operator=(const SweepProgress&) = delete;

  void show(std::int64_t done);

 private:
  using Clock = std::chrono::steady_clock;

  bool is_terminal_, is_shown_;
  std::int64_t done_before_, total_;
  std::size_t width_ = 0;  ///< of what stands in the line
  Clock::time_point begin_ = Clock::now(), shown_{};
};

}  // namespace crease::cli
