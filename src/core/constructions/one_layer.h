#pragma once

#include "core/nn/network.h"

namespace crease::constructions {

/// A network from R to R with one hidden layer, written down neuron by neuron:
///
///   F(x) = c + sum_i a_i activation(w_i x + b_i)
class OneLayer {
 public:
  OneLayer(int neurons, nn::Activation activation);

  void set_neuron(int i, double weight, double bias, double factor);
  nn::Network finished(double constant);

 private:
  nn::Network network_;
};

}  // namespace crease::constructions
