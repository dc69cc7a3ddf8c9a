#include "core/regions/initial_counts.h"

#include <cmath>
#include <limits>

#include "core/regions/subdivision.h"

namespace crease::regions {
namespace {

Result<std::int64_t> count_along(const nn::Network& network, const Line& line, Counted counted) {
  if (counted == Counted::cells) return count_cells_along(network, line);
  const Result<Pieces> pieces = pieces_along(network, line);
  if (!pieces) return pieces.error();
  return std::int64_t(pieces.value().pieces());
}

Result<std::int64_t> count_on(Subdivider& subdivider, const nn::Network& network, const CountedPart& part,
                              Counted counted) {
  const bool linear = counted == Counted::linear_regions;
  SubdivisionOptions options;
  options.maps = options.patterns = linear;
  const auto cells = subdivider.run(network, part.slice, part.domain, options);
  if (!cells) return cells.error();
  if (!linear) return std::int64_t(cells.value()->cells());
  return std::int64_t(linear_regions(*cells.value(), adjacency(*cells.value())).count);
}

}  // namespace

Result<std::int64_t> count_regions(const nn::Network& network, const CountedPart& part, Counted counted) {
  if (part.line) return count_along(network, *part.line, counted);
  Subdivider subdivider;
  return count_on(subdivider, network, part, counted);
}

Result<std::vector<std::int64_t>> initial_counts(const RandomNetworks& networks, const CountedPart& part,
                                                 Counted counted) {
  std::vector<std::int64_t> counts;
  Subdivider subdivider;
  for (int i = 0; i < networks.seeds; ++i) {
    const nn::Network network =
        nn::initialize(networks.architecture, networks.initializer, networks.bias_scale,
                       networks.first_seed + static_cast<std::uint64_t>(i));
    const Result<std::int64_t> count =
        part.line ? count_along(network, *part.line, counted) : count_on(subdivider, network, part, counted);
    if (!count) return count.error();
    counts.push_back(count.value());
  }
  return counts;
}

CountStatistics statistics_of(const std::vector<std::int64_t>& counts) {
  const auto n = static_cast<double>(counts.size());
  double sum = 0, squares = 0;
  for (const std::int64_t count : counts) sum += static_cast<double>(count);
  const double mean = sum / n;
  for (const std::int64_t count : counts) {
    const double off = static_cast<double>(count) - mean;
    squares += off * off;
  }
  if (counts.size() < 2) {
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    return {mean, none, none};
  }
  const double deviation = std::sqrt(squares / (n - 1));
  return {mean, deviation, deviation / std::sqrt(n)};
}

}  // namespace crease::regions
