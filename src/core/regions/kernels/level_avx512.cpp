#include <cstddef>
#include <cstdint>

#include "core/regions/kernels.h"

namespace crease::regions {
namespace {

/// Vectors of 64 bytes.
constexpr int lanes = 8;
#include "core/regions/kernels/loops.h"

}  // namespace

const Kernels& avx512_kernels() {
  static const Kernels kernels = {affine_maps, add_rank_one, classify, widen, select, dots};
  return kernels;
}

}  // namespace crease::regions
