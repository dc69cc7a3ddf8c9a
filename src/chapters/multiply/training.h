#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "chapters/multiply/settings.h"
#include "core/nn/trainer.h"
#include "lab/chapter.h"

namespace crease::multiply {

/// Factors, uniform on [-sqrt 3, sqrt 3], and their product: both have mean 0 and variance 1.
nn::Samples random_products(int factors, int rows, std::uint64_t seed, std::uint64_t stream);

/// Mean squared error of a network over some rows, as a share of the mean square of the products: 1 for a
/// network that always says 0.
double unexplained_share(const nn::Network& network, const nn::Samples& samples);

/// More parameters than this are not trained here: a step would take longer than a frame.
inline constexpr std::size_t most_trained_parameters = 20'000;

/// The shape of the settings' network, trained from random weights, in slices: the same losses however it is
/// sliced.
class Training {
 public:
  /// Needs  at most most_trained_parameters   (CHECKed)
  explicit Training(const Settings& settings);

  /// Whether the training of other settings is the same, but for its length.
  bool is_of(const Settings& settings) const;
  /// Asks for so many steps. Fewer than are taken already: everything begins again.
  void ask(int steps);
  bool is_done() const;
  void advance(const lab::Budget& budget);

  /// What was measured on fresh rows, by steps taken: ascending, from 0 on.
  const std::vector<double>& steps() const { return steps_; }
  const std::vector<double>& losses() const { return losses_; }
  /// The loss now, at steps_taken().
  double loss() const { return loss_; }
  std::int64_t steps_taken() const { return trainer_->steps_taken(); }
  /// Empty, or the sentence that says at which step training diverged.
  const std::string& divergence() const { return trainer_->divergence(); }
  const nn::Samples& fresh_rows() const { return fresh_; }

 private:
  void restart();
  void record();

  Settings settings_;
  nn::Architecture architecture_;
  nn::Samples rows_, fresh_;
  std::optional<nn::Trainer> trainer_;
  int asked_ = 0;
  std::int64_t next_record_ = 0;
  std::vector<double> steps_, losses_;
  double loss_ = 1;
};

/// Whether the shape of these settings can be trained here.
bool can_train(const Settings& settings);

}  // namespace crease::multiply
