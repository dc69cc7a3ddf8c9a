#pragma once

#include "lab/chapter.h"

/// How the time of a frame is shared: the picture takes what it takes, computing gets the rest.
namespace crease::app {

/// Runs out at a time on the platform's clock.
class DeadlineBudget final : public lab::Budget {
 public:
  /// Needs deadline_s > begin_s.
  DeadlineBudget(double begin_s, double deadline_s) : begin_s_(begin_s), deadline_s_(deadline_s) {}
  bool is_spent() const override;
  double share_spent() const override;

 private:
  double begin_s_, deadline_s_;
};

/// Measures what the picture costs and says when computing must stop, so that both fit into one frame of
/// 1/60 s: faster displays then show every second frame, but no training is lost to drawing more often than
/// anybody can see. Times in seconds, from any clock.
class FramePacer {
 public:
  /// The time at which computing must stop in a frame that begins now.
  double deadline(double now_s) const { return now_s + computing_time(); }
  double computing_time() const;
  /// What the picture of the last frame cost.
  void picture_took(double seconds);

  static constexpr double frame_time_s = 1.0 / 60;
  /// Left free for the machine: compositing, input, garbage collection.
  static constexpr double reserve_s = 1.5e-3;
  /// However expensive the picture is, computing goes on at least this long per frame.
  static constexpr double least_computing_s = 4e-3;

 private:
  double picture_cost_s_ = 3e-3;  ///< smoothed; before the first measurement a guess
};

}  // namespace crease::app
