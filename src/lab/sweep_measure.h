#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/io/json_fields.h"
#include "core/nn/network.h"
#include "core/regions/boundary_distance.h"
#include "core/regions/initial_counts.h"

/// Quantities of a network that can be asked of every chapter which has one: exact counts of regions, and
/// distances to the nearest boundary.
namespace crease::lab {

struct NetworkMeasure {
  enum class Of : std::uint8_t { cells, linear_regions, distance };
  enum class Where : std::uint8_t { line, segment, box };  ///< of counts
  enum class Law : std::uint8_t { normal, uniform };       ///< of random points

  Of of = Of::cells;
  bool is_scaled = false;  ///< in units of N along a line, N^2/2 in a box, 1/N for distances

  Where where = Where::line;
  std::vector<double> ends{-1, 1};  ///< of the segment, or x0, x1, y0, y1 of the box
  /// The line through p and q, or the slice o, u, v; empty: along the first axes, or at random.
  std::vector<std::vector<double>> frame;
  std::optional<std::uint64_t> random;  ///< seed of a direction, or of two that are orthonormal

  regions::Norm norm = regions::Norm::two;
  bool is_visible = false;              ///< to where the output bends
  int points = 100;                     ///< how many are drawn, where none are given
  std::vector<std::vector<double>> at;  ///< the points, where they are given
  Law law = Law::normal;
  std::uint64_t seed = 1;
};

/// What the measure is called if it has no name of its own: "cells_on_line".
std::string measure_name(const NetworkMeasure& measure);

/// Reads {"of": "cells", "line": true, ...} at `path`; the field "name" is left to the caller.
NetworkMeasure read_network_measure(io::JsonMistake& mistake, const io::Json& value, const std::string& path);

/// Empty, or why the measure does not suit networks with so many inputs.
std::string unsuitable(const NetworkMeasure& measure, int inputs);

/// Not a number where the network is not piecewise linear or has no boundary, or where there are too many
/// cells. Needs a suitable measure (CHECKed).
double measure_network(const NetworkMeasure& measure, const nn::Network& network);

}  // namespace crease::lab
