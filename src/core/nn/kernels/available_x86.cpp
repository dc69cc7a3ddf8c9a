#include "core/nn/kernels/levels.h"

namespace crease::nn {

std::vector<const KernelLevel*> available_levels() {
  std::vector<const KernelLevel*> levels{&scalar_level(), &simd128_level()};
  if (__builtin_cpu_supports("avx2")) levels.push_back(&avx2_level());
  const bool has_avx512 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
                          __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw");
  if (has_avx512) levels.push_back(&avx512_level());
  return levels;
}

}  // namespace crease::nn
