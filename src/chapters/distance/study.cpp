#include "chapters/distance/study.h"

#include <numeric>

#include "core/base/rng.h"
#include "core/nn/trainer.h"
#include "core/regions/boundary_distance.h"

namespace crease::distance {
namespace {

const std::vector<Study::Shape>& shapes() {
  static const std::vector<Study::Shape> list = {{"16, 16", {16, 16}},
                                                 {"32, 32", {32, 32}},
                                                 {"64, 64", {64, 64}},
                                                 {"128", {128}},
                                                 {"32, 32, 32, 32", {32, 32, 32, 32}}};
  return list;
}

constexpr std::uint64_t point_stream = 0x64697374;  // any fixed number
constexpr std::uint64_t seeds_apart = 1'000'003;    // networks of neighbouring seeds share nothing

}  // namespace

Study::Study(const Settings& settings)
    : inputs_(settings.study_inputs),
      networks_(settings.study_networks),
      bias_scale_(settings.study_bias_scale),
      seed_(static_cast<std::uint64_t>(settings.seed) * seeds_apart) {
  for (const Shape& shape : shapes())
    rows_.push_back({shape.name,
                     std::accumulate(shape.hidden.begin(), shape.hidden.end(), 0),
                     static_cast<int>(shape.hidden.size()),
                     {}});
}

/// In turn, so that all means become sharper together.
void Study::advance(const lab::Budget& budget) {
  while (!is_done()) {
    measure(shape_);
    shape_ = (shape_ + 1) % rows_.size();
    network_ += shape_ == 0;
    if (budget.is_spent()) return;
  }
}

void Study::measure(std::size_t shape) {
  const std::uint64_t seed = seed_ + static_cast<std::uint64_t>(network_) * rows_.size() + shape;
  const nn::Network network =
      nn::initialize(nn::perceptron(inputs_, shapes()[shape].hidden, 1, nn::Activation::relu),
                     nn::Initializer::he_normal, bias_scale_, seed);
  Random random(seed, point_stream);
  std::vector<double> point(static_cast<std::size_t>(inputs_));
  for (double& entry : point) entry = random.normal();
  regions::CellMaps maps(network);
  const double distance = regions::boundary_distance(maps, point, regions::Norm::two).distance;
  if (distance < std::numeric_limits<double>::infinity())
    rows_[shape].scaled.add(distance * rows_[shape].neurons);
}

}  // namespace crease::distance
