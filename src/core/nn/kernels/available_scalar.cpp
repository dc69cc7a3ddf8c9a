#include "core/nn/kernels/levels.h"

namespace crease::nn {

std::vector<const KernelLevel*> available_levels() {
  return {&scalar_level()};
}

}  // namespace crease::nn
