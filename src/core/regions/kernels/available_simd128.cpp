#include "core/regions/kernels.h"

namespace crease::regions {

std::vector<const Kernels*> available_kernels() {
  return {&simd128_kernels()};
}

}  // namespace crease::regions
