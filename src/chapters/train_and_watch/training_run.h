#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "core/base/result.h"
#include "core/nn/network.h"
#include "core/nn/trainer.h"

namespace crease::train_and_watch {

/// A network in training. A new trainer may take over on the way (other batch size, other points); the
/// weights and the count of steps and epochs go on.
class TrainingRun {
 public:
  /// Trains `initial` on `samples`; without rows there is a network, but no training.
  /// Error: what is wrong with the options.
  static Result<TrainingRun> begin(nn::Network initial, const nn::TrainingOptions& options,
                                   const nn::Samples& samples);
  /// What training has made of it so far.
  struct Memory {
    nn::Network network;
    std::shared_ptr<const nn::TrainerMemory> trainer;  ///< null: no rows, no training
    std::int64_t steps_before = 0;
    double epochs_before = 0;
    std::string divergence;

    std::size_t bytes() const;
  };
  Memory remember() const;
  /// Goes on from there, with the same bits; options and samples as they were then.
  static Result<TrainingRun> recalled(const Memory& memory, const nn::TrainingOptions& options,
                                      const nn::Samples& samples);
  /// The same network, trained with other options or rows from here on.
  Result<TrainingRun> continued(const nn::TrainingOptions& options, const nn::Samples& samples) const;

  /// Takes up to `steps` steps; fewer only after divergence, or without rows.
  int train(int steps);
  /// Calls the present weights those of `step`.
  void count_from(std::int64_t step) { steps_before_ = step - steps_here(); }
  /// Lifts a divergence: the last finite weights are trained on, with the options as they are.
  void try_again();
  void set_learning_rate(double rate);
  void set_weight_decay(double decay);
  /// Sets one parameter by hand, as the training precision holds it.
  void set_parameter(std::size_t index, double value);

  const nn::Network& network() const { return network_; }
  bool has_rows() const { return trainer_.has_value(); }
  std::int64_t step() const { return steps_before_ + steps_here(); }
  double epoch() const { return epochs_before_ + static_cast<double>(steps_here()) / steps_per_epoch(); }
  int steps_per_epoch() const { return trainer_ ? trainer_->steps_per_epoch() : 1; }
  /// Steps until the current pass through the rows is complete, 1 to steps_per_epoch().
  int steps_to_epoch_end() const;
  /// Empty, or the sentence that says at which step training diverged.
  const std::string& divergence() const { return divergence_; }

 private:
  TrainingRun() = default;
  std::int64_t steps_here() const { return trainer_ ? trainer_->steps_taken() : 0; }

  nn::Network network_;
  std::optional<nn::Trainer> trainer_;
  std::int64_t steps_before_ = 0;
  double epochs_before_ = 0;
  std::string divergence_;
};

}  // namespace crease::train_and_watch
