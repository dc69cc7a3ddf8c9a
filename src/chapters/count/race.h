#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "chapters/count/settings.h"
#include "chapters/count/tally.h"
#include "lab/chapter.h"

namespace crease::count {

/// Random networks of one depth after another, counted on a whole line: what is known of one depth so far.
struct Lane {
  std::vector<int> hidden;
  Tally tally;
  /// The running mean and its standard error at growing numbers of networks, for the curve.
  std::vector<double> networks, mean, error;
};

/// Networks of all depths in turn, made and counted in slices. The first n networks are the same however far
/// it goes.
class Race {
 public:
  explicit Race(const Settings& settings);

  /// How many networks of each depth there shall be; more than there are is nothing to do.
  void ask(int networks) { asked_ = networks; }
  /// Goes on until the budget is spent, a network at least.
  void advance(const lab::Budget& budget);
  bool is_done() const { return networks() >= asked_; }

  /// The networks of each depth so far.
  std::int64_t networks() const { return lanes_.back().tally.networks(); }
  const std::array<Lane, depths.size()>& lanes() const { return lanes_; }

 private:
  void count_next();

  std::array<Lane, depths.size()> lanes_;
  std::array<regions::RandomNetworks, depths.size()> makers_;
  int inputs_;
  std::uint64_t seed_;
  std::int64_t asked_ = 0;
  std::size_t next_lane_ = 0;
};

/// What is drawn for one depth.
regions::RandomNetworks random_networks(const Settings& settings, const std::vector<int>& hidden, int inputs);

}  // namespace crease::count
