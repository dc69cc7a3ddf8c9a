#include <cstddef>
#include <cstdint>

#include "core/regions/kernels.h"

namespace crease::regions {
namespace {

/// One number at a time.
constexpr int lanes = 1;
#include "core/regions/kernels/loops.h"

}  // namespace

const Kernels& scalar_kernels() {
  static const Kernels kernels = {affine_maps, add_rank_one, classify, widen, select, dots};
  return kernels;
}

}  // namespace crease::regions
