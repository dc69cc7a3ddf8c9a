#include "cli/sweep_pool.h"

#include "cli/sweep_threads.h"

namespace crease::cli {
Status SweepPool::run(int jobs) {
  in_threads(jobs, [this] { work(); });
  return status_;
}

void SweepPool::work() {
  while (const std::optional<std::int64_t> number = begin_next()) {
    lab::SweepPoint point(sweep_, shard_.point(*number));
    point.advance(lab::EndlessBudget());
    end(*number, point);
  }
}

/// After a failure nothing new begins; what has begun ends, so that the first failure is always the same.
std::optional<std::int64_t> SweepPool::begin_next() {
  const std::lock_guard lock(mutex_);
  if (!status_ || next_ == shard_.points(sweep_.points())) return std::nullopt;
  return next_++;
}

void SweepPool::end(std::int64_t number, const lab::SweepPoint& point) {
  const std::lock_guard lock(mutex_);
  if (!point.trouble().empty()) {
    if (failed_ < 0 || number < failed_) {
      failed_ = number;
      status_ = Error{point.trouble()};
    }
    return;
  }
  waiting_[number] = point.rows();
  for (auto next = waiting_.find(handed_on_); next != waiting_.end(); next = waiting_.find(handed_on_)) {
    const Status taken = take_(next->second);
    waiting_.erase(next);
    ++handed_on_;
    if (taken) continue;
    failed_ = 0;
    status_ = taken;
    take_ = [](const std::string&) {
      return Status();
    };
  }
}

}  // namespace crease::cli
