#pragma once

#include <string>
#include <string_view>

#include "core/io/tensors.h"
#include "core/nn/trainer.h"

namespace crease::io {

/// Reads NumPy's .npz, as numpy.savez and savez_compressed write it: a zip archive of "0.weight.npy",
/// "0.bias.npy", ...; the activations where there is a member "crease.json":
///   {"format":"crease-activations","version":1,"activation":activation_text}
/// Error   file, member, and what would be right
Result<TensorFile> read_npz(std::string_view bytes, std::string_view file);

/// The network in that format, not compressed; float64 keeps every bit.
/// Needs   finite parameters within the precision's range   (CHECKed)
std::string write_npz(const nn::Network& network, nn::Precision precision);

}  // namespace crease::io
