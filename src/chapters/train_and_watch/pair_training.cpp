#include <algorithm>
#include <utility>

#include "chapters/train_and_watch/model_state.h"
#include "chapters/train_and_watch/pair.h"

/// Both networks train in turns, a slice each, and stand at the same step after each turn.
namespace crease::train_and_watch {
namespace {

struct PairMoment final : lab::Memento {
  std::shared_ptr<const lab::Memento> a, b;  ///< b: null while nothing is compared

  std::size_t bytes() const override { return sizeof(*this) + a->bytes() + (b ? b->bytes() : 0); }
};

/// Puts training back to a moment of the slice that was just trained, and takes `steps` steps from there.
void train_again(Model::State& state, const TrainingRun::Memory& from, int steps) {
  const nn::TrainingOptions options =
      make_options(state.settings.training, state.experiment.loss, state.experiment.points.train.size());
  Result<TrainingRun> run = TrainingRun::recalled(from, options, state.experiment.train);
  CREASE_CHECK(run.ok(), "the options were valid a slice ago");
  state.run.emplace(std::move(run).value());
  state.run->train(steps);
}

}  // namespace

void Pair::advance(double seconds) {
  a_.advance(seconds);
  if (b_) pass_on_wish();
}

bool Pair::is_busy() const {
  return a_.is_busy() || (b_ && b_->is_busy());
}

bool Pair::update(const lab::Budget& budget) {
  if (!b_) return a_.update(budget);
  train_within(budget);
  const bool has_a_changed = state_a().look(budget);
  return state_b().look(budget) || has_a_changed;
}

bool Pair::run_to(std::int64_t step, const lab::Budget& budget) {
  if (!b_) return a_.run_to(step, budget);
  Model::State &a = state_a(), &b = state_b();
  a.is_playing = false;
  a.steps_asked = std::max<std::int64_t>(0, step - a.run->step());
  a.is_repeating = b.is_repeating = true;
  pass_on_wish();
  train_within(budget);
  a.is_repeating = b.is_repeating = false;
  const bool is_there = a.steps_asked == 0 || !a.run->has_rows();
  a.steps_asked = b.steps_asked = 0;
  return is_there;
}

/// Trains until what is left of the budget is needed for the two pictures; at least one slice.
void Pair::train_within(const lab::Budget& budget) {
  const double end = Model::State::training_end(state_a().picture_share + state_b().picture_share);
  while (state_a().next_slice() > 0) {
    train_slice();
    if (budget.share_spent() >= end) break;
  }
}

/// As many steps of both as may be taken before one of them has to be looked at. What stops one of them stops
/// both there: where B ends early, A goes back to that step.
void Pair::train_slice() {
  Model::State &a = state_a(), &b = state_b();
  const int wanted = std::min(a.next_slice(), b.next_slice());
  const TrainingRun::Memory before = a.run->remember();
  const std::string said = a.message;
  const int taken_a = a.train_slice(wanted);
  const int taken_b = taken_a > 0 ? b.train_slice(taken_a) : 0;
  if (taken_b < taken_a) {
    train_again(a, before, taken_b);
    a.message = said;  // what it says now is about steps that it has not taken
  }
  a.is_playing = b.is_playing = a.is_playing && b.is_playing;
  a.steps_asked = b.steps_asked = std::min(a.steps_asked, b.steps_asked);
  a.steps_due = b.steps_due = std::min(a.steps_due, b.steps_due);
}

std::shared_ptr<const lab::Memento> Pair::remember(lab::Records records) const {
  auto moment = std::make_shared<PairMoment>();
  moment->a = a_.remember(records);
  if (b_) moment->b = b_->remember(records);
  return moment;
}

void Pair::recall(const lab::Memento& memento) {
  const auto* moment = dynamic_cast<const PairMoment*>(&memento);
  CREASE_CHECK(moment != nullptr, "the memento is one of this chapter");
  a_.recall(*moment->a);
  if (!moment->b) {
    b_.reset();
  } else {
    if (!b_) b_ = std::make_unique<Model>();
    b_->recall(*moment->b);
    seen_b_ = b_->beginnings();
  }
  seen_a_ = a_.beginnings();
}

}  // namespace crease::train_and_watch
