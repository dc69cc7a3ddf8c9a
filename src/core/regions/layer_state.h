#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "core/regions/arena.h"
#include "core/regions/kernels.h"
#include "core/regions/plan.h"

namespace crease::regions {

/// Which breakpoints of a layer lie below z on a whole cell: bit j of the first words for the neurons' first
/// breakpoints, the next words for their second ones.
inline std::size_t mask_words(const Plan::Layer& layer) {
  return std::size_t(layer.padded + 63) / 64;
}

/// Maps of a layer's neurons: of all, or of some only.
struct NeuronRows {
  const double* maps;       ///< (3, padded)
  const std::int32_t* row;  ///< the neurons, ascending; null: all
  const double* tolerance;
  int count, padded;
  int neuron(int r) const { return row == nullptr ? r : row[r]; }
};

inline bool has_bit(const std::uint64_t* words, int bit) {
  return (words[bit / 64] >> (bit % 64) & 1) != 0;
}
inline void set_bit(std::uint64_t* words, int bit) {
  words[bit / 64] |= std::uint64_t(1) << (bit % 64);
}
inline int piece_of(const std::uint64_t* above, std::size_t words, int neuron) {
  return int(has_bit(above, neuron)) + int(has_bit(above + words, neuron));
}

/// Adds a set of rows, by their numbers, to a set of neurons.
void add_rows(const NeuronRows& rows, const std::uint64_t* set, std::uint64_t* neurons);

/// Writes the pieces of a layer's neurons into a pattern of two bits a neuron.
void write_pattern(const Plan::Layer& layer, const std::uint64_t* above, std::uint64_t* pattern);

/// What neurons of a layer send to the next one on a cell, without those that send nothing: their numbers,
/// and their outputs' maps (a, b, c). Returns how many. Neurons in the set `except` (if there is one) are
/// left out; they are above no breakpoint.
int gather_outputs(const Plan::Layer& layer, const NeuronRows& rows, const std::uint64_t* above,
                   const std::uint64_t* except, std::int32_t* index, double* output);

/// Adds to (count, padded) sums of a narrow layer what the neurons in a set send to it: of each of the
/// vectors over their layer (an a, b or c of their maps, say) what the weights make of it.
void send_to_narrow(const Kernels& kernels, const Plan::Layer& narrow, const std::uint64_t* set,
                    std::span<const double* const> vectors, double* sums, Arena& arena);

/// The output layer's maps from its pre-activations' and its pieces in a pattern.
void output_maps(const Plan::Layer& last, const std::uint64_t* pattern, const double* maps,
                 AffineMap* result);

}  // namespace crease::regions
