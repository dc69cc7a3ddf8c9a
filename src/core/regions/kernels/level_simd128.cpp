#include <cstddef>
#include <cstdint>

#include "core/regions/kernels.h"

namespace crease::regions {
namespace {

/// Vectors of 16 bytes: the baseline of x86-64, WebAssembly's SIMD.
constexpr int lanes = 2;
#include "core/regions/kernels/loops.h"

}  // namespace

const Kernels& simd128_kernels() {
  static const Kernels kernels = {affine_maps, add_rank_one, classify, widen, select, dots};
  return kernels;
}

}  // namespace crease::regions
