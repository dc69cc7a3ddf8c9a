#pragma once

#include <vector>

#include "core/nn/network.h"

namespace crease::fold {

/// Where the graph of a ReLU network with one input and one output bends on [0, 1], and both ends.
std::vector<double> corners_of(const nn::Network& network);

}  // namespace crease::fold
