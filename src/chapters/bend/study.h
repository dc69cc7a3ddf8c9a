#pragma once

#include <cstdint>

#include "chapters/bend/settings.h"
#include "lab/chapter.h"

namespace crease::bend {

/// How many neurons of the second layer of random networks are off on the whole plane.
class Study {
 public:
  explicit Study(const Settings& settings);

  /// Goes on until the budget is spent, some networks at least; the same numbers however it is sliced.
  void advance(const lab::Budget& budget);
  bool is_done() const { return drawn_ >= networks_; }
  int width() const { return width_; }
  int drawn() const { return drawn_; }
  double share() const { return drawn_ == 0 ? 0 : double(dead_) / drawn_; }
  double standard_error() const;

 private:
  int width_, networks_;
  std::uint64_t seed_;
  int drawn_ = 0, dead_ = 0;
};

}  // namespace crease::bend
