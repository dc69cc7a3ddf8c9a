#include "core/regions/initial_counts.h"

#include <cmath>
#include <limits>
#include <utility>

#include "core/base/check.h"
#include "core/base/rng.h"
#include "core/regions/subdivision.h"

namespace crease::regions {
namespace {

/// Streams of one seed beside those of the weights.
constexpr std::uint64_t line_stream = 0x3000, slice_stream = 0x4000;

std::vector<double> normals(int count, Random& random) {
  std::vector<double> entries(static_cast<std::size_t>(count));
  random.fill_normal(entries);
  return entries;
}

double dot(const std::vector<double>& p, const std::vector<double>& q) {
  double sum = 0;
  for (std::size_t k = 0; k < p.size(); ++k) sum += p[k] * q[k];
  return sum;
}

void scale_to(std::vector<double>& vector, double length) {
  const double factor = length / std::sqrt(dot(vector, vector));
  for (double& entry : vector) entry *= factor;
}

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
        initial_network(networks, networks.first_seed + static_cast<std::uint64_t>(i));
    const Result<std::int64_t> count =
        part.line ? count_along(network, *part.line, counted) : count_on(subdivider, network, part, counted);
    if (!count) return count.error();
    counts.push_back(count.value());
  }
  return counts;
}

nn::Network initial_network(const RandomNetworks& networks, std::uint64_t seed) {
  return nn::initialize(networks.architecture, networks.initializer, networks.bias_scale, seed);
}

Line random_line(int inputs, std::uint64_t seed) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  if (inputs == 1) return {{0}, {1}, -infinity, infinity};
  Random random(seed, line_stream);
  std::vector<double> origin = normals(inputs, random);
  return {std::move(origin), normals(inputs, random), -infinity, infinity};
}

Slice random_slice(int inputs, std::uint64_t seed) {
  CREASE_CHECK(inputs >= 2, "a plane needs two inputs");
  if (inputs == 2) return {};
  Random random(seed, slice_stream);
  Slice slice;
  slice.origin = normals(inputs, random);
  slice.u = normals(inputs, random);
  slice.v = normals(inputs, random);
  const double along = dot(slice.u, slice.v) / dot(slice.u, slice.u);
  for (std::size_t k = 0; k < slice.v.size(); ++k) slice.v[k] -= along * slice.u[k];
  const double length = std::sqrt(inputs / 2.0);
  scale_to(slice.u, length);
  scale_to(slice.v, length);
  return slice;
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
