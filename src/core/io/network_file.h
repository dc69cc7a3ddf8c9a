#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/nn/network.h"

namespace crease::io {

/// Reads crease network JSON. Error: file, place (line or field) and what would be right.
///   {"format":"crease-network","version":1,"input":2,
///    "layers":[{"weight":[[...],...],"bias":[...],"activation":"relu"},...]}
/// weight is (out, in), as PyTorch's Linear has it; leaky_relu may add "negative_slope".
Result<nn::Network> read_network(std::string_view text, std::string_view file);

/// The same format; numbers as the shortest text that reads back to the same double.
std::string write_network(const nn::Network& network);

}  // namespace crease::io
