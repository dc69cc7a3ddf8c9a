#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include "core/base/rng.h"
#include "core/nn/trainer.h"

namespace crease::testing {

/// A training run whose parameters have to be the same bytes everywhere.
struct IdentityRun {
  std::vector<int> widths;
  nn::Activation activation;
  nn::Loss loss;
  nn::Optimizer optimizer;
  nn::Precision precision;
  int batch;

  /// "2,16,16,1 relu squared_error sgd float32 batch 10"
  std::string label() const {
    std::string text;
    for (int width : widths) {
      if (!text.empty()) text += ',';
      text += std::to_string(width);
    }
    for (std::string_view word : {name(activation), name(loss), name(optimizer), name(precision)})
      text.append(" ").append(word);
    text += " batch ";
    text += std::to_string(batch);
    return text;
  }
};

inline std::vector<IdentityRun> identity_runs() {
  using namespace nn;
  using A = Activation;
  struct Kind {
    std::vector<int> widths;
    Activation activation;
    Loss loss;
    Optimizer optimizer;
    int batch;
  };
  const Kind kinds[] = {
      {{2, 16, 16, 1}, A::relu, Loss::squared_error, Optimizer::sgd, 10},
      {{2, 16, 16, 1}, A::relu, Loss::logistic, Optimizer::sgd, 32},
      {{2, 32, 32, 32, 1}, A::relu, Loss::squared_error, Optimizer::sgd, 10},
      {{2, 32, 32, 32, 1}, A::relu, Loss::squared_error, Optimizer::momentum, 256},
      {{2, 64, 64, 64, 1}, A::relu, Loss::logistic, Optimizer::adam, 32},
      {{2, 64, 64, 64, 1}, A::relu, Loss::squared_error, Optimizer::sgd, 100},
      {{2, 7, 5, 3}, A::leaky_relu, Loss::softmax_cross_entropy, Optimizer::momentum, 10},
      {{3, 13, 13, 10}, A::hard_tanh, Loss::softmax_cross_entropy, Optimizer::adam, 13},
      {{2, 16, 16, 1}, A::tanh, Loss::squared_error, Optimizer::sgd, 10},
      {{2, 20, 12, 1}, A::sigmoid, Loss::logistic, Optimizer::adam, 32},
      {{2, 16, 16, 3}, A::softplus, Loss::softmax_cross_entropy, Optimizer::sgd, 32},
      {{2, 24, 24, 2}, A::gelu, Loss::squared_error, Optimizer::adam, 10},
      {{1, 1, 1}, A::relu, Loss::squared_error, Optimizer::sgd, 1},
      {{40, 9, 4}, A::gelu, Loss::softmax_cross_entropy, Optimizer::momentum, 300},
      {{5, 10}, A::linear, Loss::softmax_cross_entropy, Optimizer::sgd, 7},
  };
  std::vector<IdentityRun> runs;
  for (Precision precision : {Precision::float32, Precision::float64})
    for (const Kind& kind : kinds)
      runs.push_back({kind.widths, kind.activation, kind.loss, kind.optimizer, precision, kind.batch});
  return runs;
}

/// FNV-1a of the bytes of the numbers, little-endian whatever the machine.
inline std::uint64_t fnv1a(const std::vector<double>& values) {
  std::uint64_t hash = 14695981039346656037ull;
  for (double value : values) {
    std::uint64_t bits;
    std::memcpy(&bits, &value, sizeof bits);
    for (int i = 0; i < 8; ++i) hash = (hash ^ (bits >> (8 * i) & 0xFF)) * 1099511628211ull;
  }
  return hash;
}

/// Targets that can be learnt, so that a thousand steps stay finite.
inline nn::Samples identity_samples(const IdentityRun& run, int rows) {
  Random random(3, 14);
  const int outputs = run.widths.back();
  nn::Samples samples;
  for (int b = 0; b < rows; ++b) {
    double sum = 0;
    for (int k = 0; k < run.widths.front(); ++k) {
      samples.x.push_back(2 * random.uniform() - 1);
      sum += samples.x.back();
    }
    const int label =
        static_cast<int>(static_cast<unsigned>(static_cast<int>((sum + 100) * 3)) % unsigned(outputs));
    for (int k = 0; k < outputs; ++k)
      samples.y.push_back(run.loss == nn::Loss::softmax_cross_entropy ? double(k == label)
                                                                      : double(sum > 0.2 * k));
  }
  return samples;
}

/// The hash of the parameters and of the last batch loss after `steps` steps with kernels of that level.
inline std::uint64_t identity_hash(const IdentityRun& run, std::string_view level, int steps) {
  const std::vector<int> hidden(run.widths.begin() + 1, run.widths.end() - 1);
  const nn::Network network =
      nn::initialize(nn::perceptron(run.widths.front(), hidden, run.widths.back(), run.activation),
                     nn::Initializer::he_normal, 0.5, 7);
  nn::TrainingOptions options;
  options.loss = run.loss;
  options.optimizer = run.optimizer;
  options.precision = run.precision;
  options.batch = run.batch;
  options.learning_rate = run.optimizer == nn::Optimizer::sgd ? 0.02 : 0.002;
  options.weight_decay = run.batch == 10 ? 1e-4 : 0;
  nn::Trainer trainer = nn::Trainer::create(network, options, identity_samples(run, 300), level).value();
  std::vector<double> losses;
  trainer.train(steps, &losses);
  std::vector<double> result = trainer.network().parameters;
  result.push_back(losses.back());
  return fnv1a(result);
}

}  // namespace crease::testing
