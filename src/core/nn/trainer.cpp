#include "core/nn/trainer.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/nn/training_engine.h"

namespace crease::nn {

namespace {

bool all_finite(std::span<const double> values, double largest) {
  return std::all_of(values.begin(), values.end(), [&](double v) { return std::fabs(v) <= largest; });
}

double largest_number(Precision precision) {
  return precision == Precision::float32 ? double(std::numeric_limits<float>::max())
                                         : std::numeric_limits<double>::max();
}

bool is_fraction(double value) {
  return value >= 0 && value < 1;
}

bool is_at_least_zero(double value) {
  return value >= 0 && std::isfinite(value);
}

Status validate_options(const TrainingOptions& options) {
  if (name(options.loss).empty() || name(options.optimizer).empty() || name(options.precision).empty())
    return Error{"The loss, the optimiser or the precision is unknown."};
  if (!is_at_least_zero(options.learning_rate))
    return Error{"The learning rate must be a finite number, 0 or more."};
  if (!is_at_least_zero(options.weight_decay))
    return Error{"The weight decay must be a finite number, 0 or more."};
  if (!is_fraction(options.momentum)) return Error{"The momentum must be at least 0 and less than 1."};
  if (!is_fraction(options.beta1)) return Error{"Adam's beta1 must be at least 0 and less than 1."};
  if (!is_fraction(options.beta2)) return Error{"Adam's beta2 must be at least 0 and less than 1."};
  if (!(options.epsilon > 0) || !std::isfinite(options.epsilon))
    return Error{"Adam's epsilon must be a finite number above 0."};
  if (options.batch < 1) return Error{"The batch must have at least one row."};
  return {};
}

Status validate_shapes(const Architecture& architecture, const Samples& samples) {
  const auto input = static_cast<std::size_t>(architecture.input);
  const auto output = static_cast<std::size_t>(architecture.output());
  const std::size_t rows = samples.y.size() / output;
  if (samples.y.empty()) return Error{"There are no rows to train on."};
  if (rows * output != samples.y.size() || rows * input != samples.x.size())
    return Error{"The rows do not fit the network: " + std::to_string(samples.x.size()) + " inputs and " +
                 std::to_string(samples.y.size()) + " targets for a network with " + std::to_string(input) +
                 " inputs and " + std::to_string(output) + " outputs."};
  if (rows > std::size_t(std::numeric_limits<std::int32_t>::max() / 2))
    return Error{"There are more rows than can be trained on."};
  return {};
}

Status validate_samples(const TrainingOptions& options, const Samples& samples) {
  const double largest = largest_number(options.precision);
  if (!all_finite(samples.x, largest)) return Error{"An input is not a finite number."};
  if (!all_finite(samples.y, largest)) return Error{"A target is not a finite number."};
  if (options.loss == Loss::squared_error) return {};
  if (std::any_of(samples.y.begin(), samples.y.end(), [](double y) { return y < 0 || y > 1; }))
    return Error{"The " + std::string(name(options.loss)) + " loss needs targets from 0 to 1."};
  return {};
}

Status validate_training(const Network& initial, const TrainingOptions& options, const Samples& samples) {
  if (Status status = validate(initial.architecture); !status) return status;
  if (initial.parameters.size() != initial.architecture.parameter_count())
    return Error{"The network has " + std::to_string(initial.parameters.size()) +
                 " parameters; its layers need " + std::to_string(initial.architecture.parameter_count()) +
                 "."};
  if (Status status = validate_options(options); !status) return status;
  if (!all_finite(initial.parameters, largest_number(options.precision)))
    return Error{"A weight of the network is not a finite number."};
  if (Status status = validate_shapes(initial.architecture, samples); !status) return status;
  return validate_samples(options, samples);
}

}  // namespace

std::vector<std::string_view> kernel_levels() {
  std::vector<std::string_view> names;
  for (const KernelLevel* level : available_levels()) names.push_back(level->name);
  return names;
}

Result<Trainer> Trainer::create(const Network& initial, const TrainingOptions& options,
                                const Samples& samples) {
  return create(initial, options, samples, kernel_levels().back());
}

Result<Trainer> Trainer::create(const Network& initial, const TrainingOptions& options,
                                const Samples& samples, std::string_view kernel_level) {
  if (Status status = validate_training(initial, options, samples); !status) return status.error();
  for (const KernelLevel* level : available_levels())
    if (level->name == kernel_level) return Trainer(make_engine(initial, options, samples, *level));
  return Error{"There are no kernels called \"" + std::string(kernel_level) + "\" here."};
}

Trainer::Trainer(std::unique_ptr<Engine> engine) : engine_(std::move(engine)) {}
Trainer::Trainer(Trainer&&) noexcept = default;
Trainer& Trainer::operator=(Trainer&&) noexcept = default;
Trainer::~Trainer() = default;

int Trainer::train(int steps, std::vector<double>* batch_losses) {
  return engine_->train(steps, batch_losses);
}

std::int64_t Trainer::steps_taken() const {
  return engine_->steps_taken;
}

int Trainer::steps_per_epoch() const {
  return engine_->steps_per_epoch();
}

Network Trainer::network() const {
  Network network{engine_->architecture, std::vector<double>(engine_->architecture.parameter_count())};
  engine_->copy_parameters(network.parameters);
  return network;
}

void Trainer::copy_parameters(std::span<double> parameters) const {
  CREASE_CHECK(parameters.size() == engine_->architecture.parameter_count(),
               "there is room for exactly the network's parameters");
  engine_->copy_parameters(parameters);
}

void Trainer::set_parameters(std::span<const double> parameters) {
  CREASE_CHECK(parameters.size() == engine_->architecture.parameter_count(),
               "there are exactly the network's parameters");
  CREASE_CHECK(all_finite(parameters, largest_number(engine_->options.precision)),
               "the parameters are finite");
  engine_->set_parameters(parameters);
}

void Trainer::set_learning_rate(double rate) {
  CREASE_CHECK(is_at_least_zero(rate), "the learning rate is finite, 0 or more");
  engine_->options.learning_rate = rate;
  engine_->options_changed();
}

void Trainer::set_weight_decay(double decay) {
  CREASE_CHECK(is_at_least_zero(decay), "the weight decay is finite, 0 or more");
  engine_->options.weight_decay = decay;
  engine_->options_changed();
}

void Trainer::set_momentum(double momentum) {
  CREASE_CHECK(is_fraction(momentum), "the momentum is at least 0 and less than 1");
  engine_->options.momentum = momentum;
  engine_->options_changed();
}

const std::string& Trainer::divergence() const {
  return engine_->divergence;
}

std::shared_ptr<const TrainerMemory> Trainer::remember() const {
  return engine_->remember();
}
void Trainer::recall(const TrainerMemory& memory) {
  engine_->recall(memory);
}

}  // namespace crease::nn
