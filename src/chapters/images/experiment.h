#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "chapters/images/settings.h"
#include "core/data/images.h"
#include "core/nn/network.h"
#include "core/nn/trainer.h"

namespace crease::images {

/// Which images are trained on, and with which labels: a function of settings and images.
struct Lesson {
  int train_count = 0;  ///< the images 0, 1, ...
  int first_test = 0, test_count = 0;
  std::vector<std::uint8_t> label;  ///< of all images; those that are trained on may be wrong on purpose

  static Lesson of(const Settings& settings, const data::ImageSet& images);
};

/// A network in training: a function of settings, images and the number of steps.
class Experiment {
 public:
  /// The images outlive it. Trains nothing yet, and holds little until it does.
  Experiment(const Settings& settings, const data::ImageSet& images);

  /// Takes up to `count` steps; fewer only after divergence.
  int train(int count);
  const nn::Network& network() const { return network_; }
  const Lesson& lesson() const { return lesson_; }
  std::int64_t step() const { return step_; }
  int steps_per_epoch() const { return (lesson_.train_count - 1) / options_.batch + 1; }
  /// Empty, or the sentence that says at which step training diverged.
  const std::string& divergence() const { return divergence_; }

  struct Memory {
    std::shared_ptr<const nn::TrainerMemory> trainer;  ///< null: at the first weights
    std::int64_t step = 0;
    std::string divergence;
    std::size_t bytes() const;
  };
  Memory remember() const;
  /// Needs a memory of an experiment with the same training.
  void recall(const Memory& memory);

 private:
  nn::Trainer& trainer();

  const data::ImageSet& images_;
  Lesson lesson_;
  nn::TrainingOptions options_;
  nn::Network network_;
  std::vector<double> first_parameters_;
  std::optional<nn::Trainer> trainer_;
  std::int64_t step_ = 0;
  std::string divergence_;
};

}  // namespace crease::images
