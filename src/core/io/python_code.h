#pragma once

#include <string>

#include "core/nn/network.h"
#include "core/nn/trainer.h"

/// Programs in Python that build a network with every bit of its parameters. Run as they are, they print the
/// output at the origin; imported or pasted, they define `net`.
/// Needs   finite parameters   (CHECKed)
namespace crease::io {

/// `net` is a torch.nn.Sequential of Linear layers and activations, with gradients.
std::string torch_code(const nn::Network& network, nn::Precision precision);

/// `net(x)` takes points (n, input), or one point, to outputs; it needs NumPy alone.
std::string numpy_code(const nn::Network& network, nn::Precision precision);

}  // namespace crease::io
