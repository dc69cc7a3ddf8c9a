#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/nn/network.h"
#include "core/nn/trainer.h"

/// Networks in every format that crease knows:
///   ending         format                                  read  written
///   .json, none    crease's own (network_file.h)           yes   yes
///   .safetensors   tensors with PyTorch's names            yes   yes
///   .npz           the same tensors as NumPy's archive     yes   yes
///   .onnx          an ONNX model                           no    yes
///   .py            a program that builds it in PyTorch     no    yes
///   .numpy.py      a program that computes it in NumPy     no    yes
namespace crease::io {

struct ReadOptions {
  /// Activations instead of those in the file: "relu,tanh,linear", one for each layer, or one name for all
  /// hidden layers before a linear end; "leaky_relu(0.2)" has a slope of its own. Empty: as the file says,
  /// and ReLU in hidden layers with a linear end where it says nothing.
  std::string activation;
};

struct WriteOptions {
  nn::Precision precision = nn::Precision::float64;  ///< float64 keeps every bit
};

/// Reads a network; the bytes say in which format, whatever the file is called.
/// Error   file, tensor or place, and what would be right
/// Cost    O(bytes); memory is bounded whatever the bytes say
Result<nn::Network> read_any_network(std::string_view bytes, std::string_view file,
                                     const ReadOptions& options = {});

/// Whether the ending of a path is one that write_any_network knows. Error: what would be right.
Status check_ending(std::string_view path);

/// The network as the ending of `path` says.
/// Needs   finite parameters   (CHECKed)
/// Error   an unknown ending; a parameter that is beyond float32 where that is wanted
Result<std::string> write_any_network(const nn::Network& network, std::string_view path,
                                      const WriteOptions& options = {});

}  // namespace crease::io
