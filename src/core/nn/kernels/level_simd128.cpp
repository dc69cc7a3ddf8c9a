#include "core/nn/kernels/levels.h"
#include "core/nn/kernels/step.h"
#include "core/nn/kernels/vector_lanes.h"

namespace crease::nn {

namespace {

/// 16-byte vectors: SSE2, NEON, WebAssembly. Sums, vectors and numbers of a tile fit in 15 registers.
struct Simd128Level {
  template <class S>
  using Lanes = VectorLanes<S, 16, Simd128Level>;
  static constexpr int panel_vectors = 4;
  static constexpr int tile_rows(int vectors) { return vectors == 1 ? 6 : vectors == 2 ? 4 : 2; }
};

}  // namespace

const KernelLevel& simd128_level() {
  static const KernelLevel level = level_table<Simd128Level>("simd128");
  return level;
}

}  // namespace crease::nn
