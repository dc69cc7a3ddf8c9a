#include "chapters/count/training.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "chapters/count/lessons.h"
#include "chapters/count/race.h"
#include "core/base/check.h"
#include "core/regions/pieces.h"
#include "lab/number_words.h"

namespace crease::count {
namespace {

constexpr int steps_per_look = 20;
/// Half the side of the square that stands for the whole plane, in units of the data's.
constexpr double far = 1000;
constexpr double step_growth = 1.3;  ///< from record to record

std::vector<double> record_steps(int last) {
  std::vector<double> steps = {0, 1};
  while (steps.back() < last)
    steps.push_back(
        std::min<double>(last, std::max(steps.back() + 1, std::floor(step_growth * steps.back()))));
  return steps;
}

}  // namespace

TrainingStudy::TrainingStudy(const Settings& settings)
    : settings_(settings),
      samples_(samples_of(settings.lesson, static_cast<std::uint64_t>(settings.seed))),
      steps_(record_steps(settings.training_steps)) {
  const int inputs = is_planar(settings.lesson) ? 2 : 1;
  for (std::size_t i = 0; i < depths.size(); ++i) {
    lanes_[i].hidden = widths_of(settings.size, depths[i]);
    lanes_[i].everywhere.resize(steps_.size());
    lanes_[i].data.resize(steps_.size());
    lanes_[i].loss.resize(steps_.size());
    for (int j = 0; j < settings.training_nets; ++j) {
      const auto seed = static_cast<std::uint64_t>(settings.seed) + static_cast<std::uint64_t>(j);
      Result<nn::Trainer> trainer = nn::Trainer::create(
          regions::initial_network(random_networks(settings, lanes_[i].hidden, inputs), seed),
          options_of(settings.lesson, settings.learning_rate, seed), samples_);
      if (trainer)
        trainers_.push_back(std::move(trainer).value());
      else
        trouble_ = lab::sentence(trainer.error().message);
    }
  }
}

nn::Network TrainingStudy::network(std::size_t lane) const {
  return trainers_[lane * static_cast<std::size_t>(settings_.training_nets)].network();
}

/// On the line from -radius to radius, or on the square.
std::optional<std::int64_t> TrainingStudy::cells(const nn::Network& network, double radius) {
  if (!is_planar(settings_.lesson)) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const double end = radius < far ? radius : infinity;
    const auto count = regions::count_cells_along(network, {{0}, {1}, -end, end});
    return count ? std::optional(count.value()) : std::nullopt;
  }
  regions::SubdivisionOptions options;
  options.maps = options.patterns = false;
  const auto cut = subdivider_.run(network, {}, regions::box(-radius, radius, -radius, radius), options);
  return cut ? std::optional<std::int64_t>(cut.value()->cells()) : std::nullopt;
}

void TrainingStudy::count(std::size_t lane, const nn::Network& network) {
  const auto everywhere = cells(network, far), data = cells(network, 1);
  if (!everywhere || !data) {
    trouble_ = "The cells cannot be counted any more: the weights have become too large.";
    return;
  }
  lanes_[lane].everywhere[record_].add(*everywhere);
  lanes_[lane].data[record_].add(*data);
  lanes_[lane].loss[record_] +=
      nn::mean_loss(network, options_of(settings_.lesson, 1, 1).loss, samples_) / settings_.training_nets;
}

void TrainingStudy::advance(const lab::Budget& budget) {
  while (!is_done()) {
    nn::Trainer& trainer = trainers_[next_];
    const auto left = static_cast<std::int64_t>(steps_[record_]) - trainer.steps_taken();
    if (left > 0) {
      trainer.train(static_cast<int>(std::min<std::int64_t>(left, steps_per_look)));
      if (!trainer.divergence().empty()) trouble_ = lab::sentence(trainer.divergence());
    } else {
      count(next_ / static_cast<std::size_t>(settings_.training_nets), trainer.network());
      if (++next_ == trainers_.size()) next_ = 0, ++record_;
    }
    if (budget.is_spent()) return;
  }
}

}  // namespace crease::count
