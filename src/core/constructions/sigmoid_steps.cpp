#include "core/constructions/sigmoid_steps.h"

#include <algorithm>
#include <cmath>

#include "core/base/check.h"
#include "core/constructions/one_layer.h"

namespace crease::constructions {
namespace {

void check(const Bins& bins) {
  CREASE_CHECK(bins.begin < bins.end && std::isfinite(bins.begin) && std::isfinite(bins.end) &&
                   std::isfinite(bins.steepness) && bins.count >= 1,
               "bins lie on a finite segment");
}

double end_of(const Bins& bins, int i) {
  return bins.begin + i * ((bins.end - bins.begin) / bins.count);
}

double middle_of(const Bins& bins, int i) {
  return bins.begin + (i + 0.5) * ((bins.end - bins.begin) / bins.count);
}

}  // namespace

nn::Network sigmoid_steps(const Target& f, const Bins& bins) {
  check(bins);
  OneLayer layer(std::max(1, bins.count - 1), nn::Activation::sigmoid);
  for (int i = 1; i < bins.count; ++i)
    layer.set_neuron(i - 1, bins.steepness, -bins.steepness * end_of(bins, i),
                     f(middle_of(bins, i)) - f(middle_of(bins, i - 1)));
  return layer.finished(f(middle_of(bins, 0)));
}

nn::Network sigmoid_bumps(const Target& f, const Bins& bins) {
  check(bins);
  OneLayer layer(2 * bins.count, nn::Activation::sigmoid);
  for (int i = 0; i < bins.count; ++i) {
    const double height = f(middle_of(bins, i));
    layer.set_neuron(2 * i, bins.steepness, -bins.steepness * end_of(bins, i), height);
    layer.set_neuron(2 * i + 1, bins.steepness, -bins.steepness * end_of(bins, i + 1), -height);
  }
  return layer.finished(0);
}

}  // namespace crease::constructions
