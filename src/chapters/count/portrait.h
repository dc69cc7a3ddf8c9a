#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "chapters/count/settings.h"
#include "core/nn/network.h"
#include "core/regions/boundaries.h"
#include "core/regions/smoothed_count.h"
#include "core/regions/subdivision.h"

namespace crease::count {

/// The output of a network along a line, between -radius and radius: exact at every bend.
struct Graph {
  std::vector<double> t, value;
};
Graph graph_along(const nn::Network& network, const regions::Line& line,
                  const std::vector<regions::Crossing>& crossings, double radius);

/// One random network with its cells along a line or on a square.
struct Portrait {
  nn::Network network;
  std::int64_t cells = 0, linear_regions = 0;  ///< on the whole line; in the square
  std::int64_t in_window = 0;                  ///< cells between -radius and radius
  std::string trouble;                         ///< why there is nothing to see; else empty
  // Along a line.
  std::vector<regions::Crossing> crossings;
  Graph graph;
  // On a plane.
  regions::Subdivision cut;
  std::vector<std::uint32_t> identity;  ///< by cell: from its pattern, for a tint that stays
  std::vector<regions::Polyline> boundaries;
};

Portrait portrait_of(const Settings& settings);

/// How many crossings each layer has.
std::vector<std::int64_t> crossings_by_layer(const std::vector<regions::Crossing>& crossings,
                                             std::size_t layers);

}  // namespace crease::count
