#pragma once

#include "core/nn/kernels/plan.h"

namespace crease::nn {

// Each is defined in a file of its own, compiled for its instruction set where the platform has it.
const KernelLevel& scalar_level();
const KernelLevel& simd128_level();
const KernelLevel& avx2_level();
const KernelLevel& avx512_level();

}  // namespace crease::nn
