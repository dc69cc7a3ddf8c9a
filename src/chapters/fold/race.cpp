#include "chapters/fold/race.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "chapters/fold/corners.h"
#include "core/base/check.h"
#include "core/base/rng.h"
#include "core/constructions/sawtooth.h"
#include "core/nn/forward.h"

namespace crease::fold {
namespace {

constexpr int points_per_piece = 8, fewest_points = 128, batch = 64;
constexpr int records = 50;
constexpr double first_bias = 0.1;
constexpr std::uint64_t noise_stream = 1;

/// Evenly spaced places of [0, 1], among them all j / 2^d, and the exact heights there.
nn::Samples samples_of(int depth) {
  const int points = std::max(fewest_points, points_per_piece << depth);
  nn::Samples samples;
  for (int i = 0; i <= points; ++i) samples.x.push_back(static_cast<double>(i) / points);
  samples.y = nn::evaluate(constructions::sawtooth(depth), samples.x);
  return samples;
}

nn::Network random_network(std::vector<int> hidden, std::int64_t seed) {
  return nn::initialize(nn::perceptron(1, hidden, 1, nn::Activation::relu), nn::Initializer::he_normal,
                        first_bias, static_cast<std::uint64_t>(seed));
}

nn::Network noisy_solution(int depth, double noise, std::int64_t seed) {
  nn::Network network = constructions::sawtooth(depth);
  Random random(static_cast<std::uint64_t>(seed), noise_stream);
  for (double& parameter : network.parameters) parameter += noise * random.normal();
  return network;
}

/// Of the points j / 2^d, the labels of Telgarsky's theorem.
double wrong_share(const nn::Network& network, int depth) {
  std::vector<double> x;
  for (int j = 0; j < 1 << depth; ++j) x.push_back(std::ldexp(j, -depth));
  const std::vector<double> y = nn::evaluate(network, x);
  int wrong = 0;
  for (std::size_t j = 0; j < y.size(); ++j) wrong += (y[j] > 0.5) != (j % 2 == 1) ? 1 : 0;
  return static_cast<double>(wrong) / static_cast<double>(y.size());
}

}  // namespace

Race::Race(const Settings& settings)
    : depth_(settings.train_depth), steps_(settings.train_steps), samples_(samples_of(depth_)) {
  const std::int64_t seed = settings.train_seed;
  const std::vector<int> deep(static_cast<std::size_t>(depth_), settings.train_width);
  runners_ = {{{random_network(deep, seed)},
               {random_network({2 * depth_}, seed)},
               {random_network({1 << depth_}, seed)},
               {noisy_solution(depth_, settings.train_noise, seed)}}};
  nn::TrainingOptions options;
  options.optimizer = nn::Optimizer::adam;
  options.precision = nn::Precision::float64;
  options.learning_rate = settings.train_rate;
  options.batch = batch;
  options.seed = static_cast<std::uint64_t>(seed);
  for (const Runner& runner : runners_) {
    Result<nn::Trainer> trainer = nn::Trainer::create(runner.network, options, samples_);
    CREASE_CHECK(trainer.ok(), "options within their limits");
    trainers_.push_back(std::move(trainer).value());
  }
  record();
}

bool Race::is_done() const {
  return step_ >= steps_;
}

void Race::record() {
  for (std::size_t i = 0; i < runners_.size(); ++i) {
    Runner& runner = runners_[i];
    runner.network = trainers_[i].network();
    runner.divergence = trainers_[i].divergence();
    runner.x = corners_of(runner.network);
    runner.y = nn::evaluate(runner.network, runner.x);
    runner.steps.push_back(static_cast<double>(step_));
    runner.error.push_back(2 * nn::mean_loss(runner.network, nn::Loss::squared_error, samples_));
    runner.pieces.push_back(static_cast<double>(runner.x.size() - 1));
    runner.wrong = wrong_share(runner.network, depth_);
  }
}

/// A few steps of all networks at a time; they are measured at the same steps however this is sliced.
void Race::advance(const lab::Budget& budget) {
  const int between = std::max(1, steps_ / records);
  constexpr int at_once = 8;
  while (!is_done()) {
    const std::int64_t next_record = std::min<std::int64_t>(steps_, (step_ / between + 1) * between);
    const int steps = static_cast<int>(std::min<std::int64_t>(at_once, next_record - step_));
    for (nn::Trainer& trainer : trainers_) trainer.train(steps);
    step_ += steps;
    if (step_ == next_record) record();
    if (budget.is_spent()) return;
  }
}

double Race::error_of_half() const {
  double sum = 0;
  for (const double y : samples_.y) sum += (y - 0.5) * (y - 0.5);
  return sum / static_cast<double>(samples_.y.size());
}

}  // namespace crease::fold
