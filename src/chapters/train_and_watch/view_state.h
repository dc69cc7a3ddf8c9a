#pragma once

#include <cstdint>

namespace crease::train_and_watch {

/// One weight or bias of the network, named as commands name it ("weight.1.3.2", "bias.1.3").
struct WeightId {
  int layer = -1;   ///< from 0; negative: none
  int neuron = -1;  ///< row: within its layer
  int input = -1;   ///< column: neuron of the layer before; negative: the bias

  bool operator==(const WeightId&) const = default;
};

/// What the parts of the view tell each other: passing things that are not worth a command. The pinned neuron
/// is not here: it is part of the model ("pin").
struct Shared {
  int hovered_neuron = -1;         ///< hidden neuron, counted through the layers; negative: none
  std::int32_t hovered_cell = -1;  ///< cell of the picture; negative: none
  WeightId selected_weight;        ///< under the editor in the network diagram
  double hovered_step = -1;        ///< under the pointer in a plot; negative: none
};

}  // namespace crease::train_and_watch
