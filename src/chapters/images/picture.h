#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "chapters/images/slice.h"
#include "core/nn/network.h"
#include "core/regions/adjacency.h"
#include "core/regions/boundaries.h"
#include "core/regions/pieces.h"
#include "core/regions/subdivision.h"

namespace crease::images {

/// What is drawn of one network in one window of a slice, and along the line between two of its corners.
struct Picture {
  std::uint64_t revision = 0;  ///< changes whenever anything here does
  std::int64_t step = -1;
  Window window;
  const regions::Subdivision* cells = nullptr;  ///< null: there is none, and `notice` says why
  /// Hue of each cell in 1024ths of the circle, a function of its pattern; neighbours lie a fifth apart.
  std::vector<std::uint32_t> tint_of_cell;
  std::vector<int> layer_of_neuron;  ///< counted through the layers
  std::vector<regions::Polyline> decision;
  regions::Pieces pieces;  ///< from the first image (0) to the second (1)
  std::string notice;
};

/// Computes pictures. Reuses its memory: made again for every frame.
class PictureMaker {
 public:
  /// Writes all of `picture` but its step, and counts its revision up. The cells live until the next call.
  void make(const nn::Network& network, const ImageSlice& slice, const Window& window, Picture& picture);

 private:
  void make_tints(const nn::Network& network, Picture& picture);
  void make_turns(std::size_t bytes);

  regions::Subdivider subdivider_;
  regions::Adjacency adjacency_;
  std::vector<std::array<std::uint32_t, 256>> turn_of_byte_;
};

}  // namespace crease::images
