#include "core/nn/kernels/levels.h"
#include "core/nn/kernels/step.h"

namespace crease::nn {

namespace {

/// One number at a time, for processors and browsers without vectors.
struct ScalarLevel {
  template <class S>
  using Lanes = ScalarLanes<S, ScalarLevel>;
  static constexpr int panel_vectors = 4;
  static constexpr int tile_rows(int) { return 2; }
};

}  // namespace

const KernelLevel& scalar_level() {
  static const KernelLevel level = level_table<ScalarLevel>("scalar");
  return level;
}

}  // namespace crease::nn
