#include "chapters/distance/course.h"

#include <algorithm>
#include <cmath>

#include "core/base/check.h"
#include "core/base/rng.h"
#include "core/nn/forward.h"
#include "core/regions/nearest_boundary.h"

namespace crease::distance {
namespace {

constexpr int batch = 32, random_places = 100, most_places = 100;
constexpr std::uint64_t random_stream = 0x706c6163;  // any fixed number
constexpr int steps_per_slice = 50;
constexpr regions::Point corner = {-1, -1}, opposite = {1, 1};

/// 0, 1, 2, 3, 4, 6, 8, 11, 16, ...: powers of the root of two, rounded, and the last step.
std::vector<std::int64_t> steps_until(std::int64_t last) {
  std::vector<std::int64_t> steps = {0};
  for (double step = 1; step < static_cast<double>(last); step *= 1.4142135623730951)
    if (const auto whole = static_cast<std::int64_t>(std::floor(step + 0.5)); whole > steps.back())
      steps.push_back(whole);
  if (last > steps.back()) steps.push_back(last);
  return steps;
}

/// The distance from the origin to a convex polygon with the corners (x, y) - centre; 0 inside.
double distance_to_polygon(const regions::Subdivision& cells, std::int32_t cell, regions::Point centre) {
  bool is_inside = true;
  double least = INFINITY;
  const std::int32_t first = cells.first_corner[cell], end = cells.first_corner[cell + 1];
  for (std::int32_t i = first; i < end; ++i) {
    const std::int32_t j = i + 1 < end ? i + 1 : first;
    const double px = cells.x[i] - centre.x, py = cells.y[i] - centre.y;
    const double dx = cells.x[j] - cells.x[i], dy = cells.y[j] - cells.y[i];
    is_inside = is_inside && dy * px - dx * py >= 0;  // the centre lies to the left
    const double length2 = dx * dx + dy * dy;
    const double t = length2 > 0 ? std::clamp(-(px * dx + py * dy) / length2, 0.0, 1.0) : 0;
    const double x = px + t * dx, y = py + t * dy;
    least = std::min(least, std::sqrt(x * x + y * y));
  }
  return is_inside ? 0 : least;
}

double area_of(const regions::Subdivision& cells, std::int32_t cell) {
  const std::int32_t first = cells.first_corner[cell], end = cells.first_corner[cell + 1];
  double twice = 0;
  for (std::int32_t i = first + 1; i + 1 < end; ++i)
    twice += (cells.x[i] - cells.x[first]) * (cells.y[i + 1] - cells.y[first]) -
             (cells.x[i + 1] - cells.x[first]) * (cells.y[i] - cells.y[first]);
  return twice / 2;
}

double median(std::vector<double> values) {
  if (values.empty()) return std::nan("");
  std::sort(values.begin(), values.end());
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

data::Split points_of(const Settings& settings) {
  data::Request request;
  request.source = settings.source;
  request.count = settings.count;
  request.noise = settings.noise;
  request.seed = static_cast<std::uint64_t>(settings.data_seed);
  Result<data::Split> points = data::generate(request);
  CREASE_CHECK(points.ok(), "settings ask for points that there are");
  return std::move(points).value();
}

std::vector<double> first_rows(const std::vector<double>& x) {
  const std::size_t numbers = std::min<std::size_t>(x.size(), 2 * most_places);
  return {x.begin(), x.begin() + static_cast<std::ptrdiff_t>(numbers)};
}

double accuracy_on(const nn::Network& network, const data::Dataset& set) {
  return data::accuracy(set, nn::evaluate(network, set.x), 1);
}

}  // namespace

Result<int> cells_in_disc(regions::Subdivider& subdivider, const nn::Network& network, regions::Point centre,
                          double radius) {
  regions::SubdivisionOptions options;
  options.maps = options.patterns = false;
  const auto cells = subdivider.run(
      network, {}, regions::box(centre.x - radius, centre.x + radius, centre.y - radius, centre.y + radius),
      options);
  if (!cells) return cells.error();
  int count = 0;
  for (std::int32_t cell = 0; cell < cells.value()->cells(); ++cell)
    count += distance_to_polygon(*cells.value(), cell, centre) < radius;
  return count;
}

Course::Course(const Settings& settings)
    : radius_(settings.radius), points_(points_of(settings)), steps_(steps_until(settings.steps)) {
  const nn::Architecture shape = nn::perceptron(2, settings.hidden, 1, nn::Activation::relu);
  const nn::Network first = nn::initialize(shape, nn::Initializer::he_normal, settings.bias_scale,
                                           static_cast<std::uint64_t>(settings.seed));
  Result<nn::Samples> samples = data::training_samples(points_.train, nn::Loss::logistic, 1);
  CREASE_CHECK(samples.ok(), "two classes and one output");
  samples_ = std::move(samples).value();
  nn::TrainingOptions options;
  options.loss = nn::Loss::logistic;
  options.optimizer = nn::Optimizer::adam;
  options.precision = nn::Precision::float64;
  options.learning_rate = settings.learning_rate;
  options.weight_decay = settings.weight_decay;
  options.batch = std::min(batch, points_.train.size());
  options.seed = static_cast<std::uint64_t>(settings.seed);
  Result<nn::Trainer> trainer = nn::Trainer::create(first, options, samples_);
  CREASE_CHECK(trainer.ok(), "settings can be trained");
  trainer_.emplace(std::move(trainer).value());
  Random random(static_cast<std::uint64_t>(settings.data_seed), random_stream);
  places_ = {first_rows(points_.train.x), first_rows(points_.test.x), {}};
  for (int i = 0; i < 2 * random_places; ++i) places_[2].push_back(2 * random.uniform() - 1);
}

bool Course::advance(const lab::Budget& budget) {
  const std::size_t before = records_.size();
  do {
    if (running_) {
      measure_place();
    } else if (next_ < steps_.size()) {
      const std::int64_t left = steps_[next_] - trainer_->steps_taken();
      trainer_->train(static_cast<int>(std::min<std::int64_t>(left, steps_per_slice)));
      if (!trainer_->divergence().empty()) {
        trouble_ = trainer_->divergence();
        next_ = steps_.size();
      } else if (left <= steps_per_slice) {
        begin_record();
      }
    }
  } while (!is_done() && !budget.is_spent());
  return records_.size() > before;
}

void Course::begin_record() {
  running_.emplace();
  set_ = place_ = 0;
  running_->step = steps_[next_++];
  running_->network = trainer_->network();
  measure_network();
}

void Course::measure_network() {
  Record& record = *running_;
  record.loss = nn::mean_loss(record.network, nn::Loss::logistic, samples_);
  record.accuracy = accuracy_on(record.network, points_.train);
  record.test_accuracy = accuracy_on(record.network, points_.test);
  regions::SubdivisionOptions options;
  options.maps = options.patterns = false;
  const auto cells =
      square_.run(record.network, {}, regions::box(corner.x, opposite.x, corner.y, opposite.y), options);
  cells_ = cells ? cells.value() : nullptr;
  record.cells = cells_ != nullptr ? cells_->cells() : 0;
  if (!cells) trouble_ = cells.error().message;
}

void Course::measure_place() {
  Record& record = *running_;
  const std::vector<double>& places = places_[set_];
  if (place_ < places.size() / 2) {
    const regions::Point at = {places[2 * place_], places[2 * place_ + 1]};
    ++place_;
    Nearby& nearby = record.nearby[set_];
    const double distance = regions::nearest_boundary(record.network, {}, at).distance;
    if (std::isfinite(distance)) {
      nearby.distances.push_back(distance);
      nearby.distance.add(distance);
    }
    if (const auto near = cells_in_disc(disc_, record.network, at, radius_)) {
      nearby.cells.push_back(near.value());
      nearby.cells_near.add(near.value());
    }
    const std::int32_t cell = cells_ != nullptr ? regions::cell_at(*cells_, at) : regions::no_cell;
    if (cell != regions::no_cell) areas_.push_back(area_of(*cells_, cell));
    return;
  }
  finish_set();
}

void Course::finish_set() {
  running_->nearby[set_].median_area = median(std::move(areas_));
  areas_.clear();
  place_ = 0;
  if (++set_ < place_sets) return;
  records_.push_back(std::move(*running_));
  running_.reset();
}

}  // namespace crease::distance
