#pragma once

#include <cstdint>
#include <vector>

#include "chapters/plane/tints.h"
#include "chapters/plane/window.h"
#include "core/regions/subdivision.h"

namespace crease::plane {

/// The cells of a network with two inputs on a window, exactly, and what a picture of them needs. Workspace
/// is used again from one network to the next.
class Cut {
 public:
  /// More cells than this are finer than a screen shows.
  static constexpr std::int64_t most_cells = 60'000;

  /// Error: not piecewise linear, too many cells, numbers that overflow; then nothing is there to be drawn.
  Status make(const nn::Network& network, const Window& window);

  bool is_there() const { return cells_ != nullptr; }
  const Window& window() const { return window_; }
  // Need is_there(); live until the next make.
  const regions::Subdivision& cells() const { return *cells_; }
  const regions::Adjacency& adjacency() const { return adjacency_; }
  const regions::LinearRegions& regions() const { return regions_; }
  /// Hue of each cell, see Tinter.
  const std::vector<std::uint32_t>& tints() const { return tints_; }
  /// The bent lines of all neurons, and where the network changes its mind.
  const std::vector<regions::Polyline>& boundaries() const { return boundaries_; }
  const std::vector<regions::Polyline>& decision() const { return decision_; }

 private:
  regions::Subdivider subdivider_;
  Tinter tinter_;
  Window window_;
  const regions::Subdivision* cells_ = nullptr;
  regions::Adjacency adjacency_;
  regions::LinearRegions regions_;
  std::vector<std::uint32_t> tints_;
  std::vector<regions::Polyline> boundaries_, decision_;
};

}  // namespace crease::plane
