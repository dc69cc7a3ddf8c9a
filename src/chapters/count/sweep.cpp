#include "chapters/count/sweep.h"

#include <algorithm>

#include "core/base/check.h"
#include "core/regions/pieces.h"
#include "lab/number_words.h"

namespace crease::count {
namespace {

const std::vector<double> radii = {1, 3, 10, 30, 100, 300, 1000};
const std::vector<double> scales = {0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100};

}  // namespace

Sweep::Sweep(Kind kind, const Settings& settings)
    : kind_(kind),
      settings_(settings),
      inputs_(kind == Kind::windows ? std::max(2, settings.inputs) : 1),
      places_(kind == Kind::windows ? radii : scales) {
  for (std::size_t i = 0; i < depths.size(); ++i) {
    lanes_[i].hidden = widths_of(settings.size, depths[i]);
    lanes_[i].tallies.resize(places_.size());
    if (kind == Kind::biases) lanes_[i].others.resize(places_.size());
  }
}

void Sweep::count_window(SweepLane& lane, std::uint64_t seed) {
  const nn::Network network =
      regions::initial_network(random_networks(settings_, lane.hidden, inputs_), seed);
  const double r = places_[next_place_];
  regions::SubdivisionOptions options;
  options.maps = options.patterns = false;
  const auto cut =
      subdivider_.run(network, regions::random_slice(inputs_, seed), regions::box(-r, r, -r, r), options);
  if (cut)
    lane.tallies[next_place_].add(cut.value()->cells());
  else
    trouble_ = lab::sentence(cut.error().message);
}

void Sweep::count_biases(SweepLane& lane, std::uint64_t seed) {
  Settings scaled = settings_;
  scaled.bias_scale = places_[next_place_];
  const nn::Network network = regions::initial_network(random_networks(scaled, lane.hidden, 1), seed);
  const auto whole = regions::count_cells_along(network, regions::random_line(1, seed));
  const auto part = regions::count_cells_along(network, {{0}, {1}, -1, 1});
  CREASE_CHECK(whole.ok() && part.ok(), "first weights are finite");
  lane.tallies[next_place_].add(whole.value());
  lane.others[next_place_].add(part.value());
  whole_.push_back(whole.value());
  if (whole_.size() < places_.size()) return;
  lane.scale_matters +=
      std::any_of(whole_.begin(), whole_.end(), [&](std::int64_t count) { return count != whole_.front(); });
  whole_.clear();
}

/// One network at one place: next the same network at the next place, then the next depth.
void Sweep::count_next() {
  SweepLane& lane = lanes_[next_lane_];
  const std::uint64_t seed = static_cast<std::uint64_t>(settings_.seed) +
                             static_cast<std::uint64_t>(lane.tallies[next_place_].networks());
  if (kind_ == Kind::windows)
    count_window(lane, seed);
  else
    count_biases(lane, seed);
  next_place_ = (next_place_ + 1) % places_.size();
  if (next_place_ == 0) next_lane_ = (next_lane_ + 1) % lanes_.size();
}

void Sweep::advance(const lab::Budget& budget) {
  do {
    if (is_done()) return;
    count_next();
  } while (!budget.is_spent());
}

}  // namespace crease::count
