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

/// Measures what the picture costs and says how long computing may go on, so that both fit into one frame of
/// 1/60 s: faster displays then show every second frame, but no training is lost to drawing more often than
/// anybody can see. A picture that does not fit takes several frames, filled with computing to their end.
/// Where the machine needs far longer than that to show a frame (it draws without a GPU, beside us),
/// computing goes on until waiting for it is no longer than tolerated. Times in seconds.
class FramePacer {
 public:
  /// A frame begins. `follows_directly`: the frame before asked for it, so that the time between them is what
  /// the machine took.
  void begin(double now_s, bool follows_directly);
  double computing_time() const;
  /// The frame is done; its picture was begun at `picture_begin_s`.
  void end(double picture_begin_s, double now_s);

  static constexpr double frame_time_s = 1.0 / 60;
  /// Left free for the machine: compositing, input, garbage collection.
  static constexpr double reserve_s = 1.5e-3;
  /// Beside a picture that fits into one frame computing goes on at least this long,
  static constexpr double least_computing_s = 4e-3;
  /// and beside a more expensive one at least for this share of the picture's time.
  static constexpr double least_computing_share = 0.5;
  /// Waiting beyond this is used. More than a missed frame on a display of 30 Hz, so that computing too long
  /// once is never taken for a slow machine.
  static constexpr double tolerated_wait_s = 0.035;
  static constexpr double most_extra_s = 0.1;

 private:
  double picture_cost_s_ = 3e-3;  ///< smoothed; before the first measurement a guess
  double extra_s_ = 0;  ///< grows while the next frame keeps us waiting, and shrinks while it does not
  double end_s_ = 0;
};

}  // namespace crease::app
