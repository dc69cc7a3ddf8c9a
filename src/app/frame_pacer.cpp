#include "app/frame_pacer.h"

#include <algorithm>

#include "platform/platform.h"

namespace crease::app {

bool DeadlineBudget::is_spent() const {
  return platform::now_s() >= deadline_s_;
}

double DeadlineBudget::share_spent() const {
  return (platform::now_s() - begin_s_) / (deadline_s_ - begin_s_);
}

double FramePacer::computing_time() const {
  return std::max(frame_time_s - reserve_s - picture_cost_s_, least_computing_s);
}

void FramePacer::picture_took(double seconds) {
  // A frame that took long for a reason of its own (a font drawn for the first time) must not stop training.
  constexpr double share_of_new = 0.2, longest_s = 0.05;
  picture_cost_s_ += share_of_new * (std::clamp(seconds, 0.0, longest_s) - picture_cost_s_);
}

}  // namespace crease::app
