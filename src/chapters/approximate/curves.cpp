#include "chapters/approximate/curves.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "core/nn/forward.h"

namespace crease::approximate {
namespace {

constexpr int least_places = 512;
/// Enough to follow each step, up to what a screen can show.
constexpr int places_per_bin = 12, most_places = 1200;

std::vector<double> places(const Task& task, const Approximation& approximation) {
  const int bins = static_cast<int>(approximation.breakpoints.size()) + 1;
  const int count = std::clamp(places_per_bin * bins, least_places, most_places);
  std::vector<double> x = approximation.breakpoints;
  for (int i = 0; i <= count; ++i)
    x.push_back(i == count ? task.end : task.begin + i * ((task.end - task.begin) / count));
  std::sort(x.begin(), x.end());
  x.erase(std::unique(x.begin(), x.end()), x.end());
  return x;
}

}  // namespace

Curves sample(const Task& task, const Approximation& approximation) {
  const nn::Network& network = approximation.network;
  Curves curves;
  curves.x = places(task, approximation);
  const std::size_t n = curves.x.size();
  const std::vector<std::vector<double>> layers = nn::evaluate_layers(network, curves.x);
  curves.network = layers[1];
  for (std::size_t i = 0; i < n; ++i) {
    curves.target.push_back(task.target.at(curves.x[i]));
    curves.error.push_back(std::fabs(curves.network[i] - curves.target[i]));
  }
  const std::span<const double> factors = network.weight(1);
  const std::size_t neurons = factors.size();
  const std::size_t every = (neurons + most_drawn_neurons - 1) / most_drawn_neurons;
  std::vector<double> sum(n, network.bias(1)[0]), own(n);
  for (std::size_t k = 0; k < neurons; ++k) {
    for (std::size_t i = 0; i < n; ++i) {
      own[i] = factors[k] * layers[0][i * neurons + k];
      sum[i] += own[i];
    }
    if ((k + 1) % every != 0 && k + 1 != neurons) continue;
    curves.apart.push_back(own);
    curves.stacked.push_back(sum);
  }
  return curves;
}

}  // namespace crease::approximate
