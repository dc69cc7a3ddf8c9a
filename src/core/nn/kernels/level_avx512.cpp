#include "core/nn/kernels/levels.h"
#include "core/nn/kernels/step.h"
#include "core/nn/kernels/vector_lanes.h"

namespace crease::nn {

namespace {

/// 64-byte vectors, 32 registers.
struct Avx512Level {
  template <class S>
  using Lanes = VectorLanes<S, 64, Avx512Level>;
  static constexpr int panel_vectors = 4;
  static constexpr int tile_rows(int vectors) { return vectors == 1 ? 8 : vectors == 2 ? 6 : 4; }
};

}  // namespace

const KernelLevel& avx512_level() {
  static const KernelLevel level = level_table<Avx512Level>("avx512");
  return level;
}

}  // namespace crease::nn
