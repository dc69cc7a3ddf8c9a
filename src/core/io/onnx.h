#pragma once

#include <string>

#include "core/nn/network.h"
#include "core/nn/trainer.h"

namespace crease::io {

/// The network as an ONNX model (operator set 17), which takes "x" (points, input) to "y" (points, output)
/// for any number of points: a Gemm for each layer, then Relu, LeakyRelu, Clip (hard tanh), Tanh, Sigmoid or
/// Softplus; GELU is composed of Erf. Leaky ReLU becomes PRelu where float64 is wanted and its slope is no
/// float32, which is all that LeakyRelu holds. Runtimes may lack some operators in float64; all have float32.
///
/// Needs   finite parameters within the precision's range   (CHECKed)
/// Source  onnx/onnx.proto (IR version 8) and ONNX's Operators.md
std::string write_onnx(const nn::Network& network, nn::Precision precision);

}  // namespace crease::io
