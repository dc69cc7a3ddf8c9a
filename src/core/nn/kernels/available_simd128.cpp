#include "core/nn/kernels/levels.h"

namespace crease::nn {

std::vector<const KernelLevel*> available_levels() {
  return {&simd128_level()};
}

}  // namespace crease::nn
