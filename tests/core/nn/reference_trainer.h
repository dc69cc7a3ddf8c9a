#pragma once

#include <algorithm>
#include <cmath>

#include "core/nn/nets.h"

namespace crease::nn::testing {

/// The slow twin of Trainer: gradients by loss_gradient, everything in double, one loop per formula.
class ReferenceTrainer {
 public:
  ReferenceTrainer(Network network, const TrainingOptions& options, Samples samples)
      : network_(std::move(network)),
        options_(options),
        samples_(std::move(samples)),
        first_(network_.parameters.size()),
        second_(network_.parameters.size()) {}

  void train(int steps) {
    for (int i = 0; i < steps; ++i) step();
  }
  const std::vector<double>& parameters() const { return network_.parameters; }

 private:
  Samples batch() const {
    const int output = network_.architecture.output();
    const int input = network_.architecture.input;
    const int rows = static_cast<int>(samples_.y.size()) / output;
    const int per_epoch = (rows + options_.batch - 1) / options_.batch;
    Random random(options_.seed, 0x5000000000000000ull + static_cast<std::uint64_t>(step_ / per_epoch));
    const auto order = permutation(rows, random);
    Samples result;
    const int first = step_ % per_epoch * options_.batch;
    for (int i = first; i < std::min(rows, first + options_.batch); ++i) {
      for (int k = 0; k < input; ++k) result.x.push_back(samples_.x[order[i] * input + k]);
      for (int k = 0; k < output; ++k) result.y.push_back(samples_.y[order[i] * output + k]);
    }
    return result;
  }

  void add_weight_decay(std::vector<double>& gradient) const {
    for (int l = 0; l < network_.architecture.depth(); ++l)
      for (std::size_t i = network_.architecture.weight_offset(l); i < network_.architecture.bias_offset(l);
           ++i)
        gradient[i] += options_.weight_decay * network_.parameters[i];
  }

  double change(std::size_t i, double g) {
    if (options_.optimizer == Optimizer::sgd) return options_.learning_rate * g;
    if (options_.optimizer == Optimizer::momentum) {
      first_[i] = options_.momentum * first_[i] + g;
      return options_.learning_rate * first_[i];
    }
    first_[i] = options_.beta1 * first_[i] + (1 - options_.beta1) * g;
    second_[i] = options_.beta2 * second_[i] + (1 - options_.beta2) * g * g;
    const double m = first_[i] / (1 - std::pow(options_.beta1, step_ + 1));
    const double v = second_[i] / (1 - std::pow(options_.beta2, step_ + 1));
    return options_.learning_rate * m / (std::sqrt(v) + options_.epsilon);
  }

  void step() {
    std::vector<double> gradient = loss_gradient(network_, options_.loss, batch());
    add_weight_decay(gradient);
    for (std::size_t i = 0; i < gradient.size(); ++i) network_.parameters[i] -= change(i, gradient[i]);
    ++step_;
  }

  Network network_;
  TrainingOptions options_;
  Samples samples_;
  std::vector<double> first_, second_;
  int step_ = 0;
};

}  // namespace crease::nn::testing
