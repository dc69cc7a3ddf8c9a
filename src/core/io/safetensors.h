#pragma once

#include <string>
#include <string_view>

#include "core/io/tensors.h"
#include "core/nn/trainer.h"

namespace crease::io {

/// Reads safetensors: eight bytes with the length of a header, the header in JSON, the numbers. F16, BF16,
/// F32 and F64 tensors; the activations where the header has {"__metadata__":{"activation":activation_text}}.
/// Error   file, tensor or place in the header, and what would be right; the numbers have to fill the file
///         without gap or overlap, as the format demands
/// Cost    O(bytes) time and memory
/// Source  the format's specification, github.com/huggingface/safetensors
Result<TensorFile> read_safetensors(std::string_view bytes, std::string_view file);

/// The network in that format; float64 keeps every bit.
/// Needs   finite parameters within the precision's range   (CHECKed)
std::string write_safetensors(const nn::Network& network, nn::Precision precision);

}  // namespace crease::io
