#pragma once

#include <span>

#include "core/nn/network.h"

namespace crease::constructions {

/// One input and as many cells on the line as hidden layers of these widths can have at all: the product of
/// n_l + 1, which is Serra's bound.
///
/// Every layer computes a zigzag whose n_l + 1 straight pieces all sweep over the segment on which the next
/// layer bends: n neurons with kinks at t_j = j / (n + 1), slopes 2m, -m, m, -m, ... with m = n + 1. All
/// neurons look to the right, relu(x - t_j), but the third, relu(t_3 - x): it makes the first piece steep.
/// Needs   widths of at least 3   (CHECKed)
/// Cost    O(parameters)
nn::Network zigzag(std::span<const int> hidden);

/// A sawtooth (constructions/sawtooth.h) in the first two neurons of every layer; the others keep the weights
/// that `others` has, and nothing flows from them into these two.
/// Needs   one input, hidden widths of at least 2   (CHECKed)
nn::Network with_sawtooth(nn::Network others);

}  // namespace crease::constructions
