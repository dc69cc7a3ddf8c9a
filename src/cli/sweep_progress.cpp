#include "cli/sweep_progress.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace crease::cli {
namespace {

constexpr double between_changes = 0.2, between_lines = 2;  // seconds

double seconds(std::chrono::steady_clock::duration time) {
  return std::chrono::duration<double>(time).count();
}

/// Under node isatty takes every standard error for a terminal; what is none is no character device there.
bool is_terminal() {
  struct stat status {};
  return isatty(STDERR_FILENO) == 1 && fstat(STDERR_FILENO, &status) == 0 && S_ISCHR(status.st_mode);
}

}  // namespace

std::string duration_text(double time) {
  const auto whole = static_cast<std::int64_t>(std::ceil(time));
  const std::int64_t hours = whole / 3600, minutes = whole / 60 % 60;
  if (hours > 0) return std::to_string(hours) + " h " + std::to_string(minutes) + " min";
  if (minutes > 0) return std::to_string(minutes) + " min " + std::to_string(whole % 60) + " s";
  return std::to_string(whole) + " s";
}

SweepProgress::SweepProgress(std::int64_t done, std::int64_t total, bool is_wanted)
    : is_terminal_(is_terminal()), is_shown_(is_wanted || is_terminal_), done_before_(done), total_(total) {}

SweepProgress::~SweepProgress() {
  if (is_shown_ && is_terminal_ && width_ > 0) std::fputc('\n', stderr);
}

void SweepProgress::show(std::int64_t done) {
  const Clock::time_point now = Clock::now();
  const double pause = is_terminal_ ? between_changes : between_lines;
  if (!is_shown_ || (done < total_ && seconds(now - shown_) < pause)) return;
  shown_ = now;
  const double here = static_cast<double>(done - done_before_);
  const double left = seconds(now - begin_) / here * static_cast<double>(total_ - done);
  std::string line = std::to_string(done) + " of " + std::to_string(total_) + " points, ";
  line += done < total_ ? duration_text(left) + " left" : duration_text(seconds(now - begin_)) + " in all";
  const std::size_t width = line.size();
  if (is_terminal_) line.append(width_ - std::min(width, width_), ' ');
  width_ = width;
  std::fprintf(stderr, is_terminal_ ? "\r%s" : "%s\n", line.c_str());
  std::fflush(stderr);
}

}  // namespace crease::cli
