#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "core/base/result.h"
#include "lab/sweep.h"

namespace crease::cli {

/// Measures the points of a shard in several threads, and hands their rows on in the order of the grid.
class SweepPool {
 public:
  /// `take` gets the rows of each point from number `first` on; one call at a time. Sweep must outlive it.
  SweepPool(const lab::Sweep& sweep, const lab::SweepShard& shard, std::int64_t first,
            std::function<Status(const std::string& rows)> take)
      : sweep_(sweep), shard_(shard), next_(first), handed_on_(first), take_(std::move(take)) {}

  /// Error: of the first point in the order of the grid that cannot be measured, all those before it being
  /// handed on; or what `take` said.
  Status run(int jobs);

 private:
  void work();
  std::optional<std::int64_t> begin_next();
  void end(std::int64_t number, const lab::SweepPoint& point);

  const lab::Sweep& sweep_;
  lab::SweepShard shard_;
  std::mutex mutex_;  ///< guards all below
  std::int64_t next_, handed_on_;
  std::map<std::int64_t, std::string> waiting_;  ///< rows of points whose predecessors are not there yet
  std::function<Status(const std::string&)> take_;
  Status status_;
  std::int64_t failed_ = -1;
};

}  // namespace crease::cli
