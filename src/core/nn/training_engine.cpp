#include "core/nn/training_engine.h"

#include <algorithm>
#include <cmath>

#include "core/base/rng.h"
#include "core/nn/plan_storage.h"

namespace crease::nn {

namespace {

/// Rows that go through all layers together: few enough that their activations stay in the cache.
constexpr int block_rows = 64;

/// Steps between two copies of the state. To find where training diverged, steps are repeated from the last
/// copy; a copy costs a fraction of a step.
constexpr int steps_between_snapshots = 64;

constexpr std::uint64_t epoch_stream = 0x5000000000000000ull;

int row_count(const Network& network, const Samples& samples) {
  return static_cast<int>(samples.y.size() / static_cast<std::size_t>(network.architecture.output()));
}

/// Rows are short: a loop costs less than a call of memmove for each.
template <class S>
void copy_in_order(const std::vector<std::int32_t>& order, int width, const S* from, S* to) {
  for (std::int32_t row : order) {
    const S* const start = from + std::ptrdiff_t(row) * width;
    for (int k = 0; k < width; ++k) *to++ = start[k];
  }
}

/// All that one step changes.
template <class S>
struct Moment {
  typename PlanStorage<S>::State state;
  std::int64_t steps_taken = 0;
  double beta1_power = 1;
  double beta2_power = 1;
};

template <class S>
struct MemoryOf final : TrainerMemory {
  Moment<S> moment;
  std::string divergence;

  std::size_t bytes() const override { return sizeof(*this) + moment.state.bytes(); }
};

template <class S>
class EngineOf final : public Trainer::Engine {
 public:
  EngineOf(const Network& initial, const TrainingOptions& chosen, const Samples& samples,
           const KernelLevel& level)
      : storage_(initial.architecture, kernels_of<S>(level),
                 std::min({block_rows, chosen.batch, row_count(initial, samples)}), Use::training),
        x_(samples.x.begin(), samples.x.end()),
        y_(samples.y.begin(), samples.y.end()),
        shuffled_x_(x_.size()),
        shuffled_y_(y_.size()) {
    architecture = initial.architecture;
    options = chosen;
    rows = row_count(initial, samples);
    storage_.set_objective(options.loss, options.optimizer);
    storage_.set_parameters(initial.parameters);
    snapshot_.state = storage_.new_state();
    previous_.state = storage_.new_state();
  }

  int train(int steps, std::vector<double>* batch_losses) override;
  void copy_parameters(std::span<double> parameters) const override { storage_.copy_parameters(parameters); }
  void set_parameters(std::span<const double> parameters) override {
    storage_.set_parameters(parameters);
    options_changed();
  }
  void options_changed() override {
    snapshot_is_current_ = false;
    divergence.clear();
  }
  std::shared_ptr<const TrainerMemory> remember() const override;
  void recall(const TrainerMemory& memory) override;

 private:
  void save(Moment<S>& moment) const {
    storage_.save(moment.state);
    moment.steps_taken = steps_taken;
    moment.beta1_power = beta1_power_;
    moment.beta2_power = beta2_power_;
  }
  void restore(const Moment<S>& moment) {
    storage_.restore(moment.state);
    steps_taken = moment.steps_taken;
    beta1_power_ = moment.beta1_power;
    beta2_power_ = moment.beta2_power;
  }

  double step();
  StepRates<S> next_rates();
  void shuffle(std::int64_t epoch);
  bool take_steps(std::int64_t last_step, std::vector<double>* batch_losses);
  void find_divergence(std::int64_t last_step, std::int64_t first_reported,
                       std::vector<double>* batch_losses);

  PlanStorage<S> storage_;
  std::vector<S> x_, y_;                    ///< the rows as given
  std::vector<S> shuffled_x_, shuffled_y_;  ///< in the order of the current epoch
  std::int64_t shuffled_epoch_ = -1;
  double beta1_power_ = 1;
  double beta2_power_ = 1;
  Moment<S> snapshot_, previous_;
  bool snapshot_is_current_ = false;
};

template <class S>
std::shared_ptr<const TrainerMemory> EngineOf<S>::remember() const {
  auto memory = std::make_shared<MemoryOf<S>>();
  memory->moment.state = storage_.new_state();
  save(memory->moment);
  memory->divergence = divergence;
  return memory;
}

template <class S>
void EngineOf<S>::recall(const TrainerMemory& memory) {
  const auto* mine = dynamic_cast<const MemoryOf<S>*>(&memory);
  CREASE_CHECK(mine != nullptr && mine->moment.state.bytes() == snapshot_.state.bytes(),
               "the memory is one of a trainer of the same shape, optimiser and precision");
  restore(mine->moment);
  options_changed();
  divergence = mine->divergence;
}

template <class S>
void EngineOf<S>::shuffle(std::int64_t epoch) {
  if (epoch == shuffled_epoch_) return;
  shuffled_epoch_ = epoch;
  Random random(options.seed, epoch_stream + static_cast<std::uint64_t>(epoch));
  const std::vector<std::int32_t> order = permutation(rows, random);
  copy_in_order(order, architecture.input, x_.data(), shuffled_x_.data());
  copy_in_order(order, architecture.output(), y_.data(), shuffled_y_.data());
}

template <class S>
StepRates<S> EngineOf<S>::next_rates() {
  StepRates<S> rates;
  rates.rate = static_cast<S>(options.learning_rate);
  rates.decay = static_cast<S>(options.weight_decay);
  rates.momentum = static_cast<S>(options.momentum);
  if (options.optimizer != Optimizer::adam) return rates;
  beta1_power_ *= options.beta1;
  beta2_power_ *= options.beta2;
  rates.beta1 = static_cast<S>(options.beta1);
  rates.beta2 = static_cast<S>(options.beta2);
  rates.epsilon = static_cast<S>(options.epsilon);
  rates.adam_rate = static_cast<S>(options.learning_rate / (1 - beta1_power_));
  rates.adam_second_correction = static_cast<S>(1 / std::sqrt(1 - beta2_power_));
  return rates;
}

/// Takes one step; returns the mean loss of its batch.
template <class S>
double EngineOf<S>::step() {
  const int in_epoch = int(steps_taken % steps_per_epoch());
  shuffle(steps_taken / steps_per_epoch());
  const int first = in_epoch * options.batch;
  const int count = std::min(options.batch, rows - first);
  const S* const x = shuffled_x_.data() + std::ptrdiff_t(first) * architecture.input;
  const S* const y = shuffled_y_.data() + std::ptrdiff_t(first) * architecture.output();
  const double sum = storage_.kernels().step(storage_.plan(), x, y, count, next_rates());
  ++steps_taken;
  return sum / count;
}

/// Steps on until `last_step`; false as soon as something is seen to be no longer finite.
template <class S>
bool EngineOf<S>::take_steps(std::int64_t last_step, std::vector<double>* batch_losses) {
  while (steps_taken < last_step) {
    if (!snapshot_is_current_ || steps_taken - snapshot_.steps_taken >= steps_between_snapshots) {
      if (!storage_.parameters_are_finite()) return false;
      save(snapshot_);
      snapshot_is_current_ = true;
    }
    const double loss = step();
    if (!std::isfinite(loss)) return false;
    if (batch_losses) batch_losses->push_back(loss);
  }
  return storage_.parameters_are_finite();
}

/// Repeats the steps since the snapshot one by one, and stops before the first that is not finite.
template <class S>
void EngineOf<S>::find_divergence(std::int64_t last_step, std::int64_t first_reported,
                                  std::vector<double>* batch_losses) {
  restore(snapshot_);
  while (steps_taken < last_step) {
    save(previous_);
    const double loss = step();
    const bool loss_is_finite = std::isfinite(loss);
    if (loss_is_finite && storage_.parameters_are_finite()) {
      if (batch_losses && steps_taken > first_reported) batch_losses->push_back(loss);
      continue;
    }
    divergence = "Training diverged at step " + std::to_string(steps_taken) +
                 (loss_is_finite ? ": a weight is no longer finite." : ": the loss is no longer finite.") +
                 " A smaller learning rate would help; the last finite weights are kept.";
    restore(previous_);
    return;
  }
}

template <class S>
int EngineOf<S>::train(int steps, std::vector<double>* batch_losses) {
  if (steps <= 0 || !divergence.empty()) return 0;
  const std::int64_t before = steps_taken;
  const std::size_t losses_before = batch_losses ? batch_losses->size() : 0;
  if (!take_steps(before + steps, batch_losses)) {
    const std::int64_t certain = std::max<std::int64_t>(0, snapshot_.steps_taken - before);
    if (batch_losses) batch_losses->resize(losses_before + static_cast<std::size_t>(certain));
    find_divergence(before + steps, before, batch_losses);
  }
  return int(steps_taken - before);
}

}  // namespace

std::unique_ptr<Trainer::Engine> make_engine(const Network& initial, const TrainingOptions& options,
                                             const Samples& samples, const KernelLevel& level) {
  if (options.precision == Precision::float32)
    return std::make_unique<EngineOf<float>>(initial, options, samples, level);
  return std::make_unique<EngineOf<double>>(initial, options, samples, level);
}

}  // namespace crease::nn
