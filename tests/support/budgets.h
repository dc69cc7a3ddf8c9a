#pragma once

#include <string>

#include "lab/chapter.h"

namespace crease::testing {

/// Spent after a number of looks at it: no clock.
class CountedBudget final : public lab::Budget {
 public:
  explicit CountedBudget(int looks) : looks_(looks) {}
  bool is_spent() const override { return --looks_ < 0; }

 private:
  mutable int looks_;
};

/// Updates until nothing is left to do. Needs a chapter that is not playing without end.
inline void settle(lab::Chapter& chapter) {
  for (int i = 0; i < 100000 && chapter.is_busy(); ++i) chapter.update(CountedBudget(1));
}

/// Takes exactly `steps` steps, however they are sliced.
inline void take(lab::Chapter& chapter, int steps, int looks = 1) {
  (void)chapter.act("step", std::to_string(steps)).ok();
  for (int i = 0; i < 1000000 && chapter.is_busy(); ++i) chapter.update(CountedBudget(looks));
}

}  // namespace crease::testing
