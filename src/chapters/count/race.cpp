#include "chapters/count/race.h"

#include <cmath>

#include "core/base/check.h"
#include "core/regions/pieces.h"

namespace crease::count {
namespace {

/// Between two points of the curve of the running mean: networks grow by at least this.
constexpr double growth = 1.06;
/// Looking at the clock costs as much as a small network.
constexpr int networks_per_look = 4;

}  // namespace

regions::RandomNetworks random_networks(const Settings& settings, const std::vector<int>& hidden,
                                        int inputs) {
  return {nn::perceptron(inputs, hidden, 1, nn::Activation::relu), nn::Initializer::he_normal,
          settings.bias_scale, static_cast<std::uint64_t>(settings.seed), 1};
}

Race::Race(const Settings& settings)
    : inputs_(settings.inputs), seed_(static_cast<std::uint64_t>(settings.seed)) {
  for (std::size_t i = 0; i < depths.size(); ++i) {
    lanes_[i].hidden = widths_of(settings.size, depths[i]);
    makers_[i] = random_networks(settings, lanes_[i].hidden, inputs_);
  }
}

void Race::count_next() {
  Lane& lane = lanes_[next_lane_];
  const std::uint64_t seed = seed_ + static_cast<std::uint64_t>(lane.tally.networks());
  const Result<std::int64_t> count = regions::count_cells_along(
      regions::initial_network(makers_[next_lane_], seed), regions::random_line(inputs_, seed));
  CREASE_CHECK(count.ok(), "first weights are finite, and lines fit their networks");
  lane.tally.add(count.value());
  const auto networks = static_cast<double>(lane.tally.networks());
  if (networks >= 2 && (lane.networks.empty() || networks >= std::ceil(growth * lane.networks.back()))) {
    const regions::CountStatistics statistics = lane.tally.statistics();
    lane.networks.push_back(networks);
    lane.mean.push_back(statistics.mean);
    lane.error.push_back(statistics.standard_error);
  }
  next_lane_ = (next_lane_ + 1) % lanes_.size();
}

void Race::advance(const lab::Budget& budget) {
  do {
    for (int i = 0; i < networks_per_look && !is_done(); ++i) count_next();
  } while (!is_done() && !budget.is_spent());
}

}  // namespace crease::count
