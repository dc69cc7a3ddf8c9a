#pragma once

#include <span>
#include <vector>

#include "core/nn/network.h"

namespace crease::nn {

/// The outputs of a network at many points.
///
/// Shape   points (n, input) row-major -> (n, output) row-major
/// Needs   points.size() divisible by input   (CHECKed)
/// Error   none beyond rounding; the same bits on every platform
/// Cost    O(n * parameters)
std::vector<double> evaluate(const Network& network, std::span<const double> points);

/// The activations of every layer at many points: what each neuron computes, over a grid for instance.
///
/// Shape   points (n, input) row-major -> per layer (n, width) row-major
/// Needs   as evaluate; the last layer is what evaluate gives
/// Cost    O(n * parameters)
std::vector<std::vector<double>> evaluate_layers(const Network& network, std::span<const double> points);

/// Pre-activations z and activations h of every layer at one point, the input not included.
struct Trace {
  std::vector<std::vector<double>> z;
  std::vector<std::vector<double>> h;
};
Trace trace(const Network& network, std::span<const double> point);

}  // namespace crease::nn
