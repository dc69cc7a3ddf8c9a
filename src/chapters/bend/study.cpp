#include "chapters/bend/study.h"

#include <cmath>

#include "core/base/rng.h"
#include "core/regions/boundary_bends.h"

namespace crease::bend {
namespace {

constexpr std::uint64_t first_stream = 0x64656164;  // any fixed number
constexpr std::uint64_t seeds_apart = 1'000'003;    // networks of neighbouring seeds share nothing
constexpr int at_once = 50;

}  // namespace

Study::Study(const Settings& settings)
    : width_(settings.dead_width),
      networks_(settings.dead_networks),
      seed_(static_cast<std::uint64_t>(settings.seed) * seeds_apart) {}

/// Every network has a stream of its own, so that slices do not matter.
void Study::advance(const lab::Budget& budget) {
  while (!is_done()) {
    for (int i = 0; i < at_once && !is_done(); ++i, ++drawn_) {
      Random random(seed_ + static_cast<std::uint64_t>(width_),
                    first_stream + static_cast<std::uint64_t>(drawn_));
      dead_ += regions::draw_dead_neuron(width_, random);
    }
    if (budget.is_spent()) return;
  }
}

double Study::standard_error() const {
  return drawn_ == 0 ? 0 : std::sqrt(share() * (1 - share()) / drawn_);
}

}  // namespace crease::bend
