#pragma once

#include <cstddef>
#include <cstdint>

#include "core/nn/activation.h"
#include "core/nn/trainer.h"

namespace crease::nn {

/// Output layers of up to so many outputs are computed by dot products, with vectors across samples.
inline constexpr int most_thin_outputs = 3;

/// Everything here is plain data: it crosses between code compiled for different instruction sets.

/// A weight matrix (rows, columns) as the product kernels read it: cut into panels of `panel_width` columns,
/// each panel row-major and contiguous. The last panel may be narrower; columns are padded with zeros to
/// whole vectors.
template <class S>
struct Packed {
  S* data = nullptr;
  int rows = 0;
  int padded_columns = 0;
};

/// One layer while it trains. Activations are row-major, a row per sample, `stride` numbers apart, zero
/// beyond the last neuron.
template <class S>
struct LayerPlan {
  int in = 0;
  int out = 0;
  int padded_out = 0;
  Activation activation = Activation::linear;
  S negative_slope = 0;
  bool is_first = false;
  bool is_thin =
      false;  ///< an output layer of few outputs: h, slope and delta have no padding, by_input is none

  Packed<S> by_input;   ///< W^T (in, out): what the forward pass reads
  Packed<S> by_output;  ///< W (out, in): what the backward pass reads; none in the first layer
  Packed<S> gradient;   ///< shaped as by_input in the first layer, as by_output in the others
  S* bias = nullptr;    ///< (padded_out)
  S* bias_gradient = nullptr;

  int stride = 0;
  S* h = nullptr;      ///< activations
  S* slope = nullptr;  ///< activation'(z); none where it can be told from h
  S* delta = nullptr;  ///< dL/dz
};

/// A stretch of the flat parameter array; weights decay, biases do not.
struct Segment {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool decays = false;
};

template <class S>
struct Plan {
  LayerPlan<S>* layers = nullptr;
  int depth = 0;
  int input = 0;
  int output = 0;
  int block_rows = 0;  ///< rows that pass through the layers together

  S* parameters = nullptr;  ///< all primary weights and biases, padded
  S* gradients = nullptr;   ///< the same layout
  S* first_moment = nullptr;
  S* second_moment = nullptr;
  const Segment* segments = nullptr;
  int segment_count = 0;

  S* values =
      nullptr;  ///< (block_rows x output, and a vector): outputs without padding, and derived from them
  S* slopes = nullptr;
  S* losses = nullptr;

  Loss loss = Loss::squared_error;
  Optimizer optimizer = Optimizer::sgd;
};

/// The numbers of one optimiser step.
template <class S>
struct StepRates {
  S rate = 0;
  S decay = 0;
  S momentum = 0;
  S beta1 = 0;
  S beta2 = 0;
  S epsilon = 0;
  S adam_rate = 0;               ///< rate / (1 - beta1^t)
  S adam_second_correction = 1;  ///< 1 / sqrt(1 - beta2^t)
};

/// The compiled kernels of one precision at one vector width.
template <class S>
struct Kernels {
  int lanes = 1;
  int panel_width = 1;
  /// One optimiser step on `rows` rows of x (rows, input) and y (rows, output). Returns the sum of the rows'
  /// losses before the step.
  double (*step)(const Plan<S>& plan, const S* x, const S* y, int rows, const StepRates<S>& rates) = nullptr;
  /// Up to block_rows rows through all layers; the activations stay in the plan.
  void (*forward)(const Plan<S>& plan, const S* x, int rows) = nullptr;
  /// Derives by_input from by_output, after parameters were set.
  void (*refresh)(const Plan<S>& plan) = nullptr;
  /// Repeats `repeats` times c (rows, columns) = a (rows, depth) b, b packed: the product alone, to time it.
  void (*product)(const S* a, const Packed<S>& b, S* c, int rows, int stride, int repeats) = nullptr;
  /// Multiplications and additions in registers alone; returns a number that depends on all of them.
  double (*registers)(std::int64_t rounds) = nullptr;
};

/// Multiplications and additions of one round of Kernels::registers, per lane.
inline constexpr int register_chains = 10;

struct KernelLevel {
  std::string_view name;  ///< "scalar", "simd128", "avx2", "avx512"
  Kernels<float> float32;
  Kernels<double> float64;
};

template <class S>
const Kernels<S>& kernels_of(const KernelLevel& level) {
  if constexpr (sizeof(S) == 4)
    return level.float32;
  else
    return level.float64;
}

/// What this program was built with and this processor can run, narrowest first; never empty.
std::vector<const KernelLevel*> available_levels();

}  // namespace crease::nn
