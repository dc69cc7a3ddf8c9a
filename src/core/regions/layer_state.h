#pragma once

#include <cstddef>
#include <cstdint>

#include "core/regions/plan.h"

namespace crease::regions {

/// Which breakpoints of a layer lie below z on a whole cell: bit j of the first words for the neurons' first
/// breakpoints, the next words for their second ones.
inline std::size_t mask_words(const Plan::Layer& layer) {
  return std::size_t(layer.padded + 63) / 64;
}

/// Writes the pieces of a layer's neurons into a pattern of two bits a neuron.
void write_pattern(const Plan::Layer& layer, const std::uint64_t* above, std::uint64_t* pattern);

/// What a layer sends to the next one on a cell, without the neurons that send nothing: their numbers, and
/// their outputs' maps (a, b, c). Returns how many. Needs room for the layer's width.
int gather_outputs(const Plan::Layer& layer, const double* maps, const std::uint64_t* above,
                   std::int32_t* index, double* output);

/// The output layer's maps from its pre-activations' and its pieces in a pattern.
void output_maps(const Plan::Layer& last, const std::uint64_t* pattern, const double* maps,
                 AffineMap* result);

}  // namespace crease::regions
