#pragma once

#include <string>
#include <vector>

#include "core/nn/kernels/plan.h"
#include "core/nn/trainer.h"

namespace crease::nn {

/// What a Trainer does, apart from the precision it does it in.
class Trainer::Engine {
 public:
  virtual ~Engine() = default;
  virtual int train(int steps, std::vector<double>* batch_losses) = 0;
  virtual void copy_parameters(std::span<double> parameters) const = 0;
  virtual void set_parameters(std::span<const double> parameters) = 0;
  /// Called whenever options change.
  virtual void options_changed() = 0;
  virtual std::shared_ptr<const TrainerMemory> remember() const = 0;
  virtual void recall(const TrainerMemory& memory) = 0;

  Architecture architecture;
  TrainingOptions options;
  int rows = 0;
  std::int64_t steps_taken = 0;
  std::string divergence;

  int steps_per_epoch() const { return (rows - 1) / options.batch + 1; }
};

/// Needs valid arguments.
std::unique_ptr<Trainer::Engine> make_engine(const Network& initial, const TrainingOptions& options,
                                             const Samples& samples, const KernelLevel& level);

}  // namespace crease::nn
