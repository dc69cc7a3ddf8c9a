#include "chapters/train_and_watch/neuron_pictures.h"

#include <array>

#include "core/base/check.h"
#include "core/nn/forward.h"

namespace crease::train_and_watch {
namespace {

/// Multiplications that one change of the network may cost here, spread over the changes in between.
constexpr double work_per_change = 1e6;

}  // namespace

std::span<const float> NeuronPictures::get(const nn::Network& network, const Window& window, int side,
                                           std::uint64_t revision, bool is_final) {
  CREASE_CHECK(side >= 1, "a picture has at least one point");
  if (!is_fresh_enough(network, side, revision, is_final)) {
    make(network, window, side);
    revision_ = revision;
  }
  return pictures_;
}

bool NeuronPictures::is_fresh_enough(const nn::Network& network, int side, std::uint64_t revision,
                                     bool is_final) const {
  if (side != side_ || network.architecture != architecture_) return false;
  if (revision == revision_) return true;
  const double work = double(side) * side * static_cast<double>(network.parameters.size());
  return !is_final && static_cast<double>(revision - revision_) < work / work_per_change;
}

void NeuronPictures::make(const nn::Network& network, const Window& window, int side) {
  side_ = side;
  architecture_ = network.architecture;
  const std::size_t area = std::size_t(side) * side;
  pictures_.assign(area * std::size_t(architecture_.hidden_neurons() + architecture_.output()), 0.0f);
  for (std::size_t place = 0; place < area; ++place) {
    const double column = static_cast<double>(place % side) + 0.5, row = double(place / side) + 0.5;
    const std::array<double, 2> point = {window.x0 + (window.x1 - window.x0) * column / side,
                                         window.y0 + (window.y1 - window.y0) * row / side};
    const nn::Trace trace = nn::trace(network, point);
    std::size_t neuron = 0;
    for (const std::vector<double>& layer : trace.z)
      for (const double z : layer) pictures_[area * neuron++ + place] = static_cast<float>(z);
  }
}

}  // namespace crease::train_and_watch
