#include "core/regions/kernels.h"

namespace crease::regions {

std::vector<const Kernels*> available_kernels() {
  std::vector<const Kernels*> levels{&scalar_kernels(), &simd128_kernels()};
  if (__builtin_cpu_supports("avx2")) levels.push_back(&avx2_kernels());
  const bool has_avx512 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
                          __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw");
  if (has_avx512) levels.push_back(&avx512_kernels());
  return levels;
}

}  // namespace crease::regions
