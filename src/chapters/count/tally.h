#pragma once

#include <cstdint>
#include <map>

#include "core/regions/initial_counts.h"

namespace crease::count {

/// Counts of many networks, summed up exactly: whatever the order, the same numbers.
class Tally {
 public:
  void add(std::int64_t count);

  std::int64_t networks() const { return networks_; }
  /// Not a number while there are too few networks for it.
  regions::CountStatistics statistics() const;
  std::int64_t least() const { return histogram_.empty() ? 0 : histogram_.begin()->first; }
  std::int64_t most() const { return histogram_.empty() ? 0 : histogram_.rbegin()->first; }
  /// How many networks have each number of cells.
  const std::map<std::int64_t, std::int64_t>& histogram() const { return histogram_; }

 private:
  std::int64_t networks_ = 0, sum_ = 0, squares_ = 0;
  std::map<std::int64_t, std::int64_t> histogram_;
};

}  // namespace crease::count
