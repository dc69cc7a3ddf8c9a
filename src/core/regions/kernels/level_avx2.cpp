#include <cstddef>
#include <cstdint>

#include "core/regions/kernels.h"

namespace crease::regions {
namespace {

/// Vectors of 32 bytes.
constexpr int lanes = 4;
#include "core/regions/kernels/loops.h"

}  // namespace

const Kernels& avx2_kernels() {
  static const Kernels kernels = {affine_maps, add_rank_one, classify, widen, select, dots};
  return kernels;
}

}  // namespace crease::regions
