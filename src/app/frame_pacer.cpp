#include "app/frame_pacer.h"

#include <algorithm>

#include "platform/platform.h"

namespace crease::app {
namespace {

void smooth(double& mean, double value, double share_of_new) {
  mean += share_of_new * (value - mean);
}

}  // namespace

bool DeadlineBudget::is_spent() const {
  return platform::now_s() >= deadline_s_;
}

double DeadlineBudget::share_spent() const {
  return (platform::now_s() - begin_s_) / (deadline_s_ - begin_s_);
}

void FramePacer::begin(double now_s, bool follows_directly) {
  // One long wait may have any reason, such as a page that was hidden; and what nobody waits for any more
  // goes soon.
  constexpr double longest_s = 0.2, share_gained = 0.1, share_lost = 0.3;
  if (!follows_directly) return;
  const double beyond_s = std::clamp(now_s - end_s_, 0.0, longest_s) - tolerated_wait_s;
  extra_s_ = std::clamp(extra_s_ + (beyond_s > 0 ? share_gained : share_lost) * beyond_s, 0.0, most_extra_s);
}

double FramePacer::computing_time() const {
  const auto within = [&](int frames) {
    return frames * frame_time_s - reserve_s - picture_cost_s_;
  };
  int frames = 1;
  double least_s = least_computing_s;
  while (within(frames) < least_s) {
    ++frames;
    least_s = std::max(least_computing_s, least_computing_share * picture_cost_s_);
  }
  return within(frames) + extra_s_;
}

void FramePacer::end(double picture_begin_s, double now_s) {
  // A frame that took long for a reason of its own (a font drawn for the first time) must not stop training.
  constexpr double share_of_new = 0.2, longest_s = 0.05;
  smooth(picture_cost_s_, std::clamp(now_s - picture_begin_s, 0.0, longest_s), share_of_new);
  end_s_ = now_s;
}

}  // namespace crease::app
