#include <algorithm>
#include <limits>

#include "chapters/images/model.h"

namespace crease::images {
namespace {

/// Multiplications and additions between two looks at the clock, and how many a step takes per parameter and
/// image: forward and both halves of backward.
constexpr double chunk_work = 4e7, work_per_parameter = 6;
/// Training gets at least this share of an update, however slow the picture is, and the picture at most that
/// share of all of them: one that takes longer is made anew in every second or third frame only.
constexpr double least_training_share = 0.3, most_picture_share = 0.4, share_memory = 0.7;

}  // namespace

bool Model::is_picture_stale() const {
  return slice_ && experiment_ && (is_window_stale_ || picture_.step != step());
}

std::int64_t Model::steps_wanted() const {
  if (!experiment_ || !experiment_->divergence().empty()) return 0;
  return is_playing_ ? std::numeric_limits<std::int64_t>::max() : steps_asked_;
}

std::int64_t Model::next_record() const {
  return next_recorded_step(history_.last_until(step()), experiment_->steps_per_epoch());
}

bool Model::is_record_due() const {
  return experiment_ && next_record() <= step();
}

bool Model::is_latest_stale() const {
  return experiment_ && latest_.step != step();
}

bool Model::is_busy() const {
  if (gallery_.has_news(settings().collection)) return true;
  return steps_wanted() > 0 || is_picture_stale() || measurement_.is_under_way() || is_latest_stale();
}

bool Model::update(const lab::Budget& budget) {
  if (!is_busy()) return false;
  take_images();
  if (!experiment_) return true;
  picture_credit_ = std::min(1.0, picture_credit_ + most_picture_share);
  const bool may_draw =
      steps_wanted() == 0 || is_window_stale_ || picture_credit_ >= std::min(1.0, picture_share_);
  train_within(budget, may_draw ? std::max(least_training_share, 1 - picture_share_) : 1);
  if (is_picture_stale() && (may_draw || steps_wanted() == 0)) {
    const double share_before = budget.share_spent();
    refresh_picture();
    picture_share_ =
        share_memory * picture_share_ + (1 - share_memory) * (budget.share_spent() - share_before);
    picture_credit_ -= picture_share_;
  }
  if (steps_wanted() == 0 && (measurement_.is_under_way() || is_latest_stale())) measure(budget);
  return true;
}

/// Trains, and measures at the steps that are recorded before training goes on, until a share of the budget
/// is spent. At least a little of one of the two.
void Model::train_within(const lab::Budget& budget, double end) {
  while (steps_wanted() > 0) {
    if (is_record_due()) {
      if (!measure(budget)) return;
    } else {
      train_slice();
    }
    if (budget.share_spent() >= end) return;
  }
}

void Model::train_slice() {
  const double work =
      work_per_parameter * static_cast<double>(experiment_->network().parameters.size()) * settings().batch;
  const auto chunk = static_cast<std::int64_t>(std::clamp(chunk_work / work, 1.0, 100.0));
  const std::int64_t until_record = next_record() - step();
  const auto wanted = static_cast<int>(std::min({chunk, steps_wanted(), until_record}));
  if (!is_repeating_) history_.drop_after(step());
  const int taken = experiment_->train(wanted);
  if (!is_playing_) steps_asked_ -= taken;
  if (taken < wanted) stop();
}

/// Measures the present step, for the history where a record is due. True once that is done.
bool Model::measure(const lab::Budget& budget) {
  if (measurement_.is_under_way() && measurement_.record().step != step()) measurement_.cancel();
  if (!measurement_.is_under_way())
    measurement_.begin(experiment_->network(), step(), *images(), experiment_->lesson(), slice());
  if (!measurement_.advance(budget)) return false;
  latest_ = measurement_.record();
  if (is_record_due()) history_.add(latest_);
  return true;
}

bool Model::run_to(std::int64_t wanted, const lab::Budget& budget) {
  stop();
  take_images();
  if (wanted <= step()) return true;
  if (!experiment_) return !is_waiting();
  steps_asked_ = wanted - step();
  is_repeating_ = true;
  train_within(budget, 1);
  is_repeating_ = false;
  const bool is_there = steps_wanted() == 0;
  stop();
  return is_there;
}

void Model::refresh_picture() {
  maker_.make(experiment_->network(), *slice_, slice_->shown(settings()), picture_);
  picture_.step = step();
  is_window_stale_ = false;
}

}  // namespace crease::images
