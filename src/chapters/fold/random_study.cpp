#include "chapters/fold/random_study.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/check.h"

namespace crease::fold {
namespace {

/// About even on a logarithmic axis, up to the size of the deepest sawtooth.
constexpr std::array<int, 12> wanted_neurons = {2, 4, 6, 8, 12, 16, 24, 32, 48, 64, 80, 100};

}  // namespace

RandomStudy::RandomStudy(int width, int seeds, std::uint64_t first_seed)
    : width_(width), seeds_(seeds), first_seed_(first_seed) {
  for (const int neurons : wanted_neurons) {
    const int layers = std::max(1, neurons / width);
    if (sizes_.empty() || sizes_.back() != layers) sizes_.push_back(layers);
  }
}

void RandomStudy::advance(const lab::Budget& budget) {
  const regions::CountedPart line{regions::Line{{0}, {1}, -HUGE_VAL, HUGE_VAL}, {}, {}};
  while (!is_done()) {
    const int layers = sizes_[next_size_];
    const std::vector<int> hidden(static_cast<std::size_t>(layers), width_);
    const regions::RandomNetworks one = {nn::perceptron(1, hidden, 1, nn::Activation::relu),
                                         nn::Initializer::he_normal, 1, first_seed_ + counts_.size(), 1};
    const auto count = regions::initial_counts(one, line, regions::Counted::linear_regions);
    CREASE_CHECK(count.ok(), "ReLU networks on a line");
    counts_.push_back(count.value()[0]);
    if (counts_.size() == static_cast<std::size_t>(seeds_)) {
      points_.push_back({layers * width_, regions::statistics_of(counts_)});
      counts_.clear();
      ++next_size_;
    }
    if (budget.is_spent()) return;
  }
}

}  // namespace crease::fold
