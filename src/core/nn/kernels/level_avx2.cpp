#include "core/nn/kernels/levels.h"
#include "core/nn/kernels/step.h"
#include "core/nn/kernels/vector_lanes.h"

namespace crease::nn {

namespace {

/// 32-byte vectors, 16 registers.
struct Avx2Level {
  template <class S>
  using Lanes = VectorLanes<S, 32, Avx2Level>;
  static constexpr int panel_vectors = 4;
  static constexpr int tile_rows(int vectors) { return vectors == 1 ? 6 : vectors == 2 ? 4 : 2; }
};

}  // namespace

const KernelLevel& avx2_level() {
  static const KernelLevel level = level_table<Avx2Level>("avx2");
  return level;
}

}  // namespace crease::nn
