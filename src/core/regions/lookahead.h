#pragma once

#include <cstdint>
#include <span>

#include "core/regions/arena.h"
#include "core/regions/kernels.h"
#include "core/regions/layer_state.h"
#include "core/regions/plan.h"

namespace crease::regions {

/// What the cells of a small polygon have in common, before the last breakpoints of a layer cut it.
///
/// Few breakpoints are left, and each can raise a neuron of the next layer by a bounded amount only. So most
/// of the next layer's neurons are decided for all cells at once; the cells need maps of the open ones alone,
/// and share what the decided ones send to the layer after. A cut then changes the maps of that layer by what
/// its neuron sends through the decided ones, one column per breakpoint. Looking again when still fewer
/// breakpoints are left decides most of the open ones.
struct Lookahead {
  int breakpoints = 0;
  int open = 0, padded = 0;              ///< neurons of the next layer that are not decided
  const std::int32_t* row = nullptr;     ///< which ones, ascending
  const double* tolerance = nullptr;     ///< theirs, padded
  const std::uint64_t* above = nullptr;  ///< breakpoints below z, of decided neurons
  const double* column = nullptr;        ///< (breakpoints, padded): weights to the open neurons
  const double* through = nullptr;  ///< (breakpoints, padded of the layer after): through decided neurons
};

/// What is known on a cell of the layers behind the one that is being cut.
struct Ahead {
  const double* next = nullptr;   ///< maps of the next layer, or of its open neurons only
  const double* after = nullptr;  ///< with a lookahead: maps of the layer after, without the open neurons
  const Lookahead* look = nullptr;
};

/// A breakpoint of the layer that is being cut.
struct OpenBreakpoint {
  int neuron, slot;  ///< slot: its number in the lookahead so far, if there is one
  double gain;       ///< of slope
  double highest;    ///< bound of z - breakpoint on the polygon
};

/// The neurons of layer `layer` that `ahead.next` has maps of.
NeuronRows rows_ahead(const Plan& plan, int layer, const Ahead& ahead);

/// With more breakpoints left, the polygon is still so large that few neurons are decided.
inline constexpr int most_breakpoints = 16;

/// Looking again pays when this share of the breakpoints is left, and so many neurons are open.
inline constexpr int again_share = 3, again_open = 16;

/// Whether it is worth looking ahead from a layer (again, if that has been done) with so many breakpoints
/// left.
inline bool worth_looking_ahead(const Plan& plan, int layer, int breakpoints, const Lookahead* before) {
  if (breakpoints > most_breakpoints || layer + 2 >= static_cast<int>(plan.layers.size())) return false;
  if (before == nullptr) return plan.layers[layer + 1].width >= plan.lookahead_width;
  return again_share * breakpoints <= before->breakpoints && before->open >= again_open &&
         plan.layers[layer + 2].row.empty();
}

/// Prepares the cells of a polygon in the box. `ahead` has the open breakpoints' neurons on their lower
/// pieces. What is returned lives in the arena.
Ahead look_ahead(const Plan& plan, const Kernels& kernels, int layer, const BoundingBox& box,
                 std::span<const OpenBreakpoint> breakpoints, const Ahead& ahead, Arena& arena);

}  // namespace crease::regions
