#pragma once

#include "core/nn/network.h"

namespace crease::train_and_watch {

/// An upper bound for the number of cells in the whole plane that any weights can give an architecture.
///
/// With d the dimension of what still varies in front of a layer of n neurons,
///   ReLU         sum over j <= min(d, n) of C(n, j), where j neurons off leave at most n - j dimensions
///   leaky ReLU   the same sum, but all min(d, n) dimensions go on
///   hard tanh    sum of C(n, j) 2^j: each neuron has two parallel lines
/// multiplied through the layers.
/// Needs   piecewise linear   (CHECKed)
/// Error   relative 1e-12 per layer; infinity beyond the range of double
/// Source  Serra, Tjandraatmadja, Ramalingam 2018 (ReLU); Zaslavsky 1975 (one layer)
double cell_bound(const nn::Architecture& architecture);

}  // namespace crease::train_and_watch
