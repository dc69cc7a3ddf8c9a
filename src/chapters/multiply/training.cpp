#include "chapters/multiply/training.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "chapters/multiply/subject.h"
#include "core/base/check.h"
#include "core/base/rng.h"
#include "core/nn/forward.h"

namespace crease::multiply {
namespace {

constexpr int training_rows = 2048, measured_rows = 512, batch = 32;
constexpr double bias_scale = 0.1;
constexpr std::uint64_t rows_stream = 1, fresh_stream = 2;
/// Losses are measured every ten steps at first, later at steps that grow by a twentieth.
constexpr std::int64_t first_gap = 10, share_of_gap = 20;
/// A slice is about so many parameter updates.
constexpr std::size_t slice = 20'000;

}  // namespace

nn::Samples random_products(int factors, int count, std::uint64_t seed, std::uint64_t stream) {
  Random random(seed, stream);
  const double farthest = std::sqrt(3.0);
  nn::Samples samples;
  for (int row = 0; row < count; ++row) {
    double product = 1;
    for (int i = 0; i < factors; ++i) {
      samples.x.push_back((2 * random.uniform() - 1) * farthest);
      product *= samples.x.back();
    }
    samples.y.push_back(product);
  }
  return samples;
}

double unexplained_share(const nn::Network& network, const nn::Samples& samples) {
  const std::vector<double> said = nn::evaluate(network, samples.x);
  double errors = 0, squares = 0;
  for (std::size_t i = 0; i < said.size(); ++i) {
    errors += (said[i] - samples.y[i]) * (said[i] - samples.y[i]);
    squares += samples.y[i] * samples.y[i];
  }
  return errors / squares;
}

bool can_train(const Settings& settings) {
  return architecture_of(settings).parameter_count() <= most_trained_parameters;
}

Training::Training(const Settings& settings)
    : settings_(settings),
      architecture_(architecture_of(settings)),
      rows_(random_products(settings.factors, training_rows, static_cast<std::uint64_t>(settings.seed),
                            rows_stream)),
      fresh_(random_products(settings.factors, measured_rows, static_cast<std::uint64_t>(settings.seed),
                             fresh_stream)) {
  CREASE_CHECK(architecture_.parameter_count() <= most_trained_parameters, "few enough parameters");
  restart();
}

bool Training::is_of(const Settings& settings) const {
  return settings_.factors == settings.factors && settings_.rate == settings.rate &&
         settings_.seed == settings.seed && architecture_ == architecture_of(settings);
}

void Training::restart() {
  nn::TrainingOptions options;
  options.optimizer = nn::Optimizer::adam;
  options.learning_rate = settings_.rate;
  options.batch = batch;
  options.seed = static_cast<std::uint64_t>(settings_.seed);
  const bool is_relu = settings_.construction == Construction::squares;
  const nn::Network first =
      nn::initialize(architecture_, is_relu ? nn::Initializer::he_normal : nn::Initializer::glorot_normal,
                     bias_scale, static_cast<std::uint64_t>(settings_.seed));
  Result<nn::Trainer> trainer = nn::Trainer::create(first, options, rows_);
  CREASE_CHECK(trainer.ok(), "the options are right");
  trainer_.emplace(std::move(trainer).value());
  steps_.clear();
  losses_.clear();
  next_record_ = 0;
  record();
}

void Training::record() {
  const std::int64_t taken = trainer_->steps_taken();
  steps_.push_back(static_cast<double>(taken));
  losses_.push_back(loss_ = unexplained_share(trainer_->network(), fresh_));
  next_record_ = taken + std::max(first_gap, taken / share_of_gap);
}

void Training::ask(int steps) {
  if (steps < steps_taken()) restart();
  asked_ = steps;
}

bool Training::is_done() const {
  return steps_taken() >= asked_ || !divergence().empty();
}

void Training::advance(const lab::Budget& budget) {
  const auto most =
      static_cast<std::int64_t>(std::max<std::size_t>(1, slice / architecture_.parameter_count()));
  while (!is_done()) {
    const std::int64_t until = std::min<std::int64_t>(asked_, next_record_);
    trainer_->train(static_cast<int>(std::min(most, until - steps_taken())));
    if (steps_taken() == next_record_ && divergence().empty()) record();
    if (is_done()) loss_ = unexplained_share(trainer_->network(), fresh_);
    if (budget.is_spent()) return;
  }
}

}  // namespace crease::multiply
