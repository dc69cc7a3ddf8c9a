#include "chapters/train_and_watch/training_run.h"

#include <utility>

namespace crease::train_and_watch {

Result<TrainingRun> TrainingRun::begin(nn::Network initial, const nn::TrainingOptions& options,
                                       const nn::Samples& samples) {
  TrainingRun run;
  run.network_ = std::move(initial);
  if (samples.y.empty()) return run;
  Result<nn::Trainer> trainer = nn::Trainer::create(run.network_, options, samples);
  if (!trainer) return trainer.error();
  run.trainer_.emplace(std::move(trainer).value());
  // Single precision rounds the weights: what is shown is what is trained.
  run.trainer_->copy_parameters(run.network_.parameters);
  return run;
}

Result<TrainingRun> TrainingRun::continued(const nn::TrainingOptions& options,
                                           const nn::Samples& samples) const {
  Result<TrainingRun> next = begin(network_, options, samples);
  if (!next) return next;
  next.value().steps_before_ = step();
  next.value().epochs_before_ = epoch();
  return next;
}

std::size_t TrainingRun::Memory::bytes() const {
  const std::size_t parameters = network.parameters.size() * sizeof(double);
  return sizeof(*this) + parameters + (trainer ? trainer->bytes() : 0);
}

TrainingRun::Memory TrainingRun::remember() const {
  return {network_, trainer_ ? trainer_->remember() : nullptr, steps_before_, epochs_before_, divergence_};
}

Result<TrainingRun> TrainingRun::recalled(const Memory& memory, const nn::TrainingOptions& options,
                                          const nn::Samples& samples) {
  Result<TrainingRun> run = begin(memory.network, options, samples);
  if (!run) return run;
  TrainingRun& back = run.value();
  CREASE_CHECK(back.has_rows() == (memory.trainer != nullptr), "the samples are those of that moment");
  if (back.trainer_) back.trainer_->recall(*memory.trainer);
  back.steps_before_ = memory.steps_before;
  back.epochs_before_ = memory.epochs_before;
  back.divergence_ = memory.divergence;
  return run;
}

int TrainingRun::train(int steps) {
  if (!trainer_ || steps <= 0) return 0;
  const int taken = trainer_->train(steps);
  trainer_->copy_parameters(network_.parameters);
  divergence_ = trainer_->divergence();
  return taken;
}

void TrainingRun::try_again() {
  if (divergence_.empty()) return;
  divergence_.clear();
  trainer_->set_parameters(network_.parameters);
}

void TrainingRun::set_learning_rate(double rate) {
  if (trainer_) trainer_->set_learning_rate(rate);
}

void TrainingRun::set_weight_decay(double decay) {
  if (trainer_) trainer_->set_weight_decay(decay);
}

void TrainingRun::set_parameter(std::size_t index, double value) {
  network_.parameters[index] = value;
  if (!trainer_) return;
  trainer_->set_parameters(network_.parameters);
  trainer_->copy_parameters(network_.parameters);
}

int TrainingRun::steps_to_epoch_end() const {
  const int steps = steps_per_epoch();
  return steps - static_cast<int>(steps_here() % steps);
}

}  // namespace crease::train_and_watch
