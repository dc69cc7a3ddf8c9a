#include "chapters/count/ascent.h"

#include <cmath>
#include <utility>

#include "core/constructions/zigzag.h"
#include "core/nn/trainer.h"
#include "core/regions/initial_counts.h"
#include "core/regions/pieces.h"

namespace crease::count {
namespace {

constexpr double first_beta = 0.9, second_beta = 0.99, epsilon = 1e-8;
constexpr int steps_per_update = 2;

}  // namespace

nn::Network start_network(const Settings& settings) {
  if (settings.start == Start::zigzag) return constructions::zigzag(settings.hidden);
  nn::Network random =
      nn::initialize(nn::perceptron(1, settings.hidden, 1, nn::Activation::relu), nn::Initializer::he_normal,
                     settings.bias_scale, static_cast<std::uint64_t>(settings.seed));
  if (settings.start == Start::sawtooth) return constructions::with_sawtooth(std::move(random));
  if (settings.start == Start::by_hand && !settings.by_hand.empty()) random.parameters = settings.by_hand;
  return random;
}

std::int64_t cells_on_the_line(const nn::Network& network) {
  const auto count = regions::count_cells_along(network, regions::random_line(1, 1));
  return count ? count.value() : 0;
}

Ascent::Ascent(nn::Network start, double temperature, double rate)
    : network_(std::move(start)),
      temperature_(temperature),
      rate_(rate),
      first_moment_(network_.parameters.size()),
      second_moment_(network_.parameters.size()) {
  measure();
}

/// What is known of the present network. One whose weights are too large for exact counts has none.
void Ascent::measure() {
  const regions::Line line = regions::random_line(1, 1);
  Result<std::vector<regions::Crossing>> found = regions::crossings_along(network_, line);
  is_stuck_ = !found.ok();
  crossings_ = found ? std::move(found).value() : std::vector<regions::Crossing>();
  now_ = is_stuck_ ? regions::SmoothedCount{0, std::vector<double>(network_.parameters.size())}
                   : regions::smoothed_count(network_, line, crossings_, temperature_);
  const std::int64_t count = is_stuck_ ? 0 : static_cast<std::int64_t>(crossings_.size()) + 1;
  exact_.push_back(static_cast<double>(count));
  smoothed_.push_back(now_.value);
  if (count > most_ || most_ == 0) {
    most_ = count;
    best_ = network_;
  }
}

/// Adam (Kingma and Ba 2015), upwards.
void Ascent::step() {
  first_share_ *= first_beta;
  second_share_ *= second_beta;
  for (std::size_t i = 0; i < network_.parameters.size(); ++i) {
    const double g = std::isfinite(now_.gradient[i]) ? now_.gradient[i] : 0;
    first_moment_[i] = first_beta * first_moment_[i] + (1 - first_beta) * g;
    second_moment_[i] = second_beta * second_moment_[i] + (1 - second_beta) * g * g;
    const double mean = first_moment_[i] / (1 - first_share_);
    const double spread = std::sqrt(second_moment_[i] / (1 - second_share_));
    if (!is_stuck_) network_.parameters[i] += rate_ * mean / (spread + epsilon);
  }
  measure();
}

void Ascent::advance(const lab::Budget& budget) {
  for (int i = 0; i < steps_per_update && !is_done(); ++i) {
    step();
    if (budget.is_spent()) return;
  }
}

void Ascent::finish() {
  while (!is_done()) step();
}

}  // namespace crease::count
