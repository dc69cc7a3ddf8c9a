#include <cmath>
#include <cstddef>
#include <numeric>

#include "core/base/check.h"
#include "core/regions/adjacency.h"
#include "core/regions/map_comparison.h"

namespace crease::regions {
namespace {

/// Whether rounding cannot have made one map into the other.
bool clearly_differ(const AffineMap& p, const AffineMap& q, const AffineMap& error) {
  return std::fabs(p.a - q.a) > 2 * error.a || std::fabs(p.b - q.b) > 2 * error.b ||
         std::fabs(p.c - q.c) > 2 * error.c;
}

bool same_map(const Subdivision& subdivision, MapComparison& comparison, std::int32_t p, std::int32_t q) {
  const int outputs = subdivision.outputs, words = subdivision.pattern_words;
  for (int k = 0; k < outputs; ++k)
    if (clearly_differ(subdivision.map[std::size_t(p) * outputs + k],
                       subdivision.map[std::size_t(q) * outputs + k], subdivision.map_error[k]))
      return false;
  return comparison.equal(subdivision.pattern.data() + std::size_t(p) * words,
                          subdivision.pattern.data() + std::size_t(q) * words, words);
}

std::int32_t root_of(std::vector<std::int32_t>& parent, std::int32_t cell) {
  while (parent[cell] != cell) cell = parent[cell] = parent[parent[cell]];
  return cell;
}

}  // namespace

LinearRegions linear_regions(const Subdivision& subdivision, const Adjacency& adjacency) {
  const auto cells = static_cast<std::size_t>(subdivision.cells());
  CREASE_CHECK(subdivision.map.size() == cells * std::size_t(subdivision.outputs) &&
                   subdivision.pattern.size() == cells * std::size_t(subdivision.pattern_words),
               "the subdivision has maps and patterns");
  MapComparison comparison(subdivision.network, subdivision.slice);
  std::vector<std::int32_t> parent(cells);
  std::iota(parent.begin(), parent.end(), 0);
  for (std::size_t corner = 0; corner < adjacency.neighbour.size(); ++corner) {
    const std::int32_t p = adjacency.cell[corner], q = adjacency.neighbour[corner];
    if (q < p) continue;  // no neighbour, or seen from the other side
    const std::int32_t root_p = root_of(parent, p), root_q = root_of(parent, q);
    if (root_p == root_q || !same_map(subdivision, comparison, p, q)) continue;
    parent[std::max(root_p, root_q)] = std::min(root_p, root_q);
  }
  LinearRegions result;
  result.region_of_cell.resize(cells);
  for (std::size_t cell = 0; cell < cells; ++cell) {
    const std::int32_t root = root_of(parent, static_cast<std::int32_t>(cell));
    result.region_of_cell[cell] =
        root == static_cast<std::int32_t>(cell) ? result.count++ : result.region_of_cell[root];
  }
  return result;
}

}  // namespace crease::regions
