#pragma once

#include <cstdint>
#include <string_view>

#include "core/nn/trainer.h"

namespace crease::nn {

/// Arithmetic done by a peak measurement, to be divided by the time it took.
struct PeakWork {
  double flops = 0;     ///< multiplications and additions
  double checksum = 0;  ///< depends on all results, so that nothing can be left out
};

/// Multiplications and additions in vector registers alone: the most this processor can do without fused
/// multiply-add, with the widest kernels it can run.
///
/// Needs   rounds >= 1; a round is some 10 vectors' worth of multiply and add
PeakWork register_peak(Precision precision, std::int64_t rounds);

/// The inner kernel of training alone: repeated products of a (64, 64) by a (64, 64) matrix that stay in the
/// first-level cache.
///
/// Needs   repeats >= 1; a product takes 524288 flops
PeakWork product_peak(Precision precision, int repeats);

/// Multiplications and additions of training, per sample and step: forward, gradients of the weights, and
/// gradients of the hidden activations. 2 (2 P_w + P_w - P_w1) with P_w weights, P_w1 of them in the first
/// layer; activations, loss and update are not counted.
double training_flops(const Architecture& architecture);

}  // namespace crease::nn
