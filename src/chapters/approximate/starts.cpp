#include "chapters/approximate/starts.h"

#include <algorithm>
#include <utility>

#include "core/base/check.h"

namespace crease::approximate {
namespace {

constexpr double learning_rate = 0.01;
constexpr double dot_width = 1e-3;      ///< of the enclosure: a dot in a plot
constexpr int neurons_per_slice = 256;  ///< steps times neurons: some milliseconds at most

/// Where the neurons bend or are steepest, inside the segment.
std::vector<double> centres(const nn::Network& network, const Task& task) {
  std::vector<double> places;
  for (std::size_t i = 0; i < network.weight(0).size(); ++i) {
    const double place = -network.bias(0)[i] / network.weight(0)[i];
    if (place > task.begin && place < task.end) places.push_back(place);
  }
  std::sort(places.begin(), places.end());
  return places;
}

}  // namespace

Starts::Starts(Task task, nn::Architecture architecture, int starts, int steps)
    : task_(std::move(task)), architecture_(std::move(architecture)), starts_(starts), steps_(steps) {
  if (starts_ == 0) return;
  for (int i = 0; i < sample_count; ++i) {
    const double u = -1 + i * (2.0 / (sample_count - 1));
    samples_.x.push_back(u);
    samples_.y.push_back(task_.at(task_.begin + (u + 1) / 2 * (task_.end - task_.begin)));
  }
  const auto [low, high] = std::minmax_element(samples_.y.begin(), samples_.y.end());
  middle_ = (*low + *high) / 2;
  half_range_ = *high > *low ? (*high - *low) / 2 : 1;
  for (double& y : samples_.y) y = (y - middle_) / half_range_;
}

bool Starts::is_done() const {
  return has_trouble_ || static_cast<int>(trained_.size()) >= starts_;
}

void Starts::advance(const lab::Budget& budget) {
  do {
    if (is_done()) return;
    if (measurement_) {
      measure(budget);
    } else {
      if (!trainer_) begin_training();
      train_slice();
    }
  } while (!budget.is_spent());
}

void Starts::begin_training() {
  const std::uint64_t seed = trained_.size() + 1;
  nn::TrainingOptions options;
  options.optimizer = nn::Optimizer::adam;
  options.precision = nn::Precision::float64;
  options.learning_rate = learning_rate;
  options.batch = sample_count;
  options.seed = seed;
  Result<nn::Trainer> trainer = nn::Trainer::create(
      nn::initialize(architecture_, nn::Initializer::he_normal, 1, seed), options, samples_);
  CREASE_CHECK(trainer.ok(), "samples and options of its own making");
  trainer_.emplace(std::move(trainer).value());
}

/// After a divergence no steps are left to take: the last finite network counts.
void Starts::train_slice() {
  const int slice = std::max(1, neurons_per_slice / architecture_.hidden_neurons());
  const int left = steps_ - static_cast<int>(trainer_->steps_taken());
  trainer_->train(std::min(slice, left));
  if (trainer_->steps_taken() < steps_ && trainer_->divergence().empty()) return;
  nn::Network network = in_units_of_target(trainer_->network());
  trainer_.reset();
  std::vector<double> places = centres(network, task_);
  measurement_.emplace(task_, Approximation{std::move(network), std::move(places)}, dot_width);
}

void Starts::measure(const lab::Budget& budget) {
  if (!measurement_->advance(budget)) return;
  has_trouble_ = !measurement_->trouble().empty();
  if (!has_trouble_) trained_.push_back({measurement_->approximation().network, measurement_->distance()});
  measurement_.reset();
}

/// u = (2 x - begin - end) / (end - begin), and middle + half_range F(u) for F(u).
nn::Network Starts::in_units_of_target(nn::Network network) const {
  const double width = task_.end - task_.begin;
  for (std::size_t i = 0; i < network.weight(0).size(); ++i) {
    double& weight = network.weight(0)[i];
    network.bias(0)[i] -= weight * ((task_.begin + task_.end) / width);
    weight *= 2 / width;
  }
  for (double& factor : network.weight(1)) factor *= half_range_;
  network.bias(1)[0] = middle_ + half_range_ * network.bias(1)[0];
  return network;
}

const Starts::Trained* Starts::best() const {
  const auto found =
      std::min_element(trained_.begin(), trained_.end(),
                       [](const Trained& a, const Trained& b) { return a.distance.high < b.distance.high; });
  return found == trained_.end() ? nullptr : &*found;
}

std::optional<double> Starts::median() const {
  if (trained_.empty()) return std::nullopt;
  std::vector<double> errors;
  for (const Trained& each : trained_) errors.push_back(each.distance.high);
  std::sort(errors.begin(), errors.end());
  return (errors[(errors.size() - 1) / 2] + errors[errors.size() / 2]) / 2;
}

}  // namespace crease::approximate
