#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/result.h"
#include "core/nn/network.h"
#include "core/nn/trainer.h"
#include "core/regions/cells.h"
#include "core/regions/pieces.h"

namespace crease::regions {

/// Where regions are counted: along a line, or on a convex polygon of a slice.
struct CountedPart {
  std::optional<Line> line;  ///< if not, slice and domain
  Slice slice;
  std::vector<Point> domain;
};

enum class Counted : std::uint8_t { cells, linear_regions };

/// The regions of one network on a part of its input space; exact, as in subdivision.h and pieces.h.
/// Error   as pieces_along and Subdivider::run
Result<std::int64_t> count_regions(const nn::Network& network, const CountedPart& part, Counted counted);

/// Random networks, as nn::initialize makes them.
struct RandomNetworks {
  nn::Architecture architecture;
  nn::Initializer initializer = nn::Initializer::he_normal;
  double bias_scale = 0.1;
  std::uint64_t first_seed = 1;
  int seeds = 1;  ///< networks: first_seed, first_seed + 1, ...
};

/// Counts of each network, in the order of seeds; exact, as in subdivision.h and pieces.h.
/// Error   as pieces_along and Subdivider::run
Result<std::vector<std::int64_t>> initial_counts(const RandomNetworks& networks, const CountedPart& part,
                                                 Counted counted);

/// The network of one seed.
nn::Network initial_network(const RandomNetworks& networks, std::uint64_t seed);

/// A whole line through the inputs: origin and direction are standard normal, so that no direction is
/// preferred. With one input it is the number line itself.
Line random_line(int inputs, std::uint64_t seed);

/// A plane through the inputs: a standard normal origin, and two orthogonal axes of length sqrt(inputs / 2),
/// on which a first layer after He varies as much as over two inputs. With two inputs it is the plane itself.
/// Needs   inputs >= 2   (CHECKed)
Slice random_slice(int inputs, std::uint64_t seed);

/// Mean and standard deviation (divided by n - 1) of counts, and the mean's standard error. The latter two
/// are not a number for a single count.
struct CountStatistics {
  double mean = 0, deviation = 0, standard_error = 0;
};
CountStatistics statistics_of(const std::vector<std::int64_t>& counts);

}  // namespace crease::regions
