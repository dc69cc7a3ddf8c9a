#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/nn/network.h"

namespace crease::nn {

/// Loss of a batch of B rows with outputs f and targets y:
///   squared_error          1/(2B) sum_b |f_b - y_b|^2
///   logistic               1/B sum_b sum_k log(1 + exp(f_bk)) - y_bk f_bk         (targets in [0, 1], f is
///   the logit) softmax_cross_entropy  -1/B sum_b sum_k y_bk log softmax(f_b)_k               (targets:
///   one-hot rows)
enum class Loss : std::uint8_t { squared_error, logistic, softmax_cross_entropy };
enum class Optimizer : std::uint8_t { sgd, momentum, adam };
enum class Precision : std::uint8_t { float32, float64 };
enum class Initializer : std::uint8_t { he_normal, he_uniform, glorot_normal, glorot_uniform };

std::string_view name(Loss loss);
std::string_view name(Optimizer optimizer);
std::string_view name(Precision precision);
std::string_view name(Initializer initializer);
std::optional<Loss> loss_named(std::string_view text);
std::optional<Optimizer> optimizer_named(std::string_view text);
std::optional<Precision> precision_named(std::string_view text);
std::optional<Initializer> initializer_named(std::string_view text);

/// First weights of a network: a pure function of its arguments, the same bits everywhere.
///   He       var 2 / fan_in        (uniform: on [-sqrt(6 / fan_in), sqrt(6 / fan_in)])
///   Glorot   var 2 / (fan_in + fan_out)
///   biases   N(0, bias_scale^2), all layers but the output, whose bias is 0
/// Source  He et al. 2015; Glorot and Bengio 2010
Network initialize(const Architecture& architecture, Initializer initializer, double bias_scale,
                   std::uint64_t seed);

struct TrainingOptions {
  Loss loss = Loss::squared_error;
  Optimizer optimizer = Optimizer::sgd;
  Precision precision = Precision::float32;
  double learning_rate = 0.03;
  double momentum = 0.9;    ///< momentum: v <- momentum v + g, w <- w - rate v (PyTorch's form)
  double beta1 = 0.9;       ///< Adam
  double beta2 = 0.999;     ///< Adam
  double epsilon = 1e-8;    ///< Adam
  double weight_decay = 0;  ///< L2: adds weight_decay * w to the gradient of weights (biases are left alone)
  int batch = 10;           ///< rows per step; the last batch of an epoch may be smaller
  std::uint64_t seed = 1;   ///< order of the rows: a fresh permutation every epoch, keyed by (seed, epoch)
};

/// Training rows as plain arrays: x (n, input), y (n, output), row-major.
struct Samples {
  std::vector<double> x;
  std::vector<double> y;
};

/// Mean loss over a set of rows (no weight decay).
double mean_loss(const Network& network, Loss loss, const Samples& samples);

/// Gradient of the mean loss with respect to all parameters, in double, by the readable reference code.
std::vector<double> loss_gradient(const Network& network, Loss loss, const Samples& samples);

/// The kernels this processor can run, slowest first: "scalar", "simd128", "avx2", "avx512".
std::vector<std::string_view> kernel_levels();

/// All that training changes: parameters, the optimiser's moments, the count of steps, a divergence. Only the
/// trainer reads it.
class TrainerMemory {
 public:
  virtual ~TrainerMemory() = default;
  virtual std::size_t bytes() const = 0;
};

/// Stochastic gradient training of one network, resumable step by step; the same bits however steps are
/// grouped.
class Trainer {
 public:
  /// Error: the first thing that is wrong with the options or shapes, as a sentence.
  static Result<Trainer> create(const Network& initial, const TrainingOptions& options,
                                const Samples& samples);
  /// The same with kernels of one level (see kernel_levels): all levels give the same bits, some are slower.
  static Result<Trainer> create(const Network& initial, const TrainingOptions& options,
                                const Samples& samples, std::string_view kernel_level);

  Trainer(Trainer&&) noexcept;
  Trainer& operator=(Trainer&&) noexcept;
  ~Trainer();

  /// Takes up to `steps` optimiser steps; returns how many were taken. Fewer only after divergence.
  /// Mean batch loss per step is appended to `batch_losses` where given.
  int train(int steps, std::vector<double>* batch_losses = nullptr);

  std::int64_t steps_taken() const;
  /// Optimiser steps in one pass through the rows.
  int steps_per_epoch() const;
  /// The current network (after divergence: the last one that was finite).
  Network network() const;
  /// Copies the current parameters into `parameters` without allocating. Needs the right size.
  void copy_parameters(std::span<double> parameters) const;
  /// Replaces the parameters (weights edited by hand); the optimiser's memory is kept.
  void set_parameters(std::span<const double> parameters);
  /// Options that may change while training goes on; others need a new trainer. A change, as well as new
  /// parameters, lifts a divergence: training may be tried again.
  void set_learning_rate(double rate);
  void set_weight_decay(double decay);
  void set_momentum(double momentum);
  /// Empty, or the sentence that says at which step training diverged.
  const std::string& divergence() const;

  std::shared_ptr<const TrainerMemory> remember() const;
  /// Goes on from there with the same bits.
  /// Needs  a memory of a trainer with this architecture, optimiser and precision
  void recall(const TrainerMemory& memory);

  class Engine;

 private:
  explicit Trainer(std::unique_ptr<Engine> engine);
  std::unique_ptr<Engine> engine_;
};

}  // namespace crease::nn
