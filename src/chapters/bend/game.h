#pragma once

#include <cstdint>
#include <vector>

#include "core/nn/network.h"
#include "core/regions/boundaries.h"

/// Guess the layer: neurons whose layer can be read off the picture by the crossing rule.
namespace crease::bend {

/// A neuron, both counted from 0.
struct Neuron {
  int layer = 0, index = 0;

  auto operator<=>(const Neuron&) const = default;
};

/// A neuron that is asked for, and why its layer is what it is: each boundary bends at the next one's, and
/// the last one is of the first layer. Empty where a picture without bends tells nothing.
struct Riddle {
  Neuron neuron;
  std::vector<Neuron> chain;
};

/// Bends that a person sees: more than 5 degrees.
inline constexpr double clear_turn = 0.0873;

/// All fair riddles of a picture: a chain of clear bends is as long as the layer is deep, and where a
/// boundary is straight another one bends at it. In the order of layers and neurons. Where nothing bends, all
/// that is seen. Needs   as regions::crossings_along, with lines of all neurons
std::vector<Riddle> riddles(const nn::Network& network, const std::vector<regions::Polyline>& lines);

/// One for each round: layers at random, each as likely as the others where it has any; in a layer all come
/// by before one comes again. No riddles: that of neuron 1.
Riddle riddle_of_round(const std::vector<Riddle>& all, std::uint64_t seed, int round);

}  // namespace crease::bend
