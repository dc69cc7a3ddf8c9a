#include "core/regions/boundaries.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <numeric>

#include "core/base/check.h"
#include "core/regions/polyline_joiner.h"

namespace crease::regions {
namespace {

/// An edge (by the corner where it starts) on a breakpoint of a neuron.
struct BoundaryEdge {
  std::int32_t unit;  ///< 2 * neuron + breakpoint
  std::int32_t corner;
};

/// The neurons whose piece changes across an edge are those where the two patterns differ.
void edge_units(const Subdivision& subdivision, const Adjacency& adjacency, std::int32_t corner, int only,
                std::vector<BoundaryEdge>& result) {
  const std::size_t words = subdivision.pattern_words;
  const std::uint64_t* p = subdivision.pattern.data() + std::size_t(adjacency.cell[corner]) * words;
  const std::uint64_t* q = subdivision.pattern.data() + std::size_t(adjacency.neighbour[corner]) * words;
  const std::size_t begin = only < 0 ? 0 : std::size_t(only) / 32, end = only < 0 ? words : begin + 1;
  for (std::size_t w = begin; w < end; ++w) {
    const std::uint64_t differing = p[w] ^ q[w];
    for (std::uint64_t left = (differing | differing >> 1) & 0x5555555555555555; left != 0;
         left &= left - 1) {
      const int shift = std::countr_zero(left);
      const auto neuron = static_cast<std::int32_t>(32 * w) + shift / 2;
      if (only >= 0 && neuron != only) continue;
      const int lower = static_cast<int>(std::min(p[w] >> shift & 3, q[w] >> shift & 3));
      result.push_back({2 * neuron + lower, corner});
    }
  }
}

/// All boundary edges, sorted by unit.
std::vector<BoundaryEdge> boundary_edges(const Subdivision& subdivision, const Adjacency& adjacency, int only,
                                         int units) {
  std::vector<BoundaryEdge> edges, sorted;
  edges.reserve(adjacency.twin.size() / 2);
  for (std::int32_t corner = 0; corner < static_cast<std::int32_t>(adjacency.twin.size()); ++corner)
    if (adjacency.twin[corner] > corner) edge_units(subdivision, adjacency, corner, only, edges);
  std::vector<std::int32_t> first(static_cast<std::size_t>(units) + 1, 0);
  for (const BoundaryEdge& edge : edges) ++first[edge.unit + 1];
  std::partial_sum(first.begin(), first.end(), first.begin());
  sorted.resize(edges.size());
  for (const BoundaryEdge& edge : edges) sorted[first[edge.unit]++] = edge;
  return sorted;
}

}  // namespace

std::vector<Polyline> boundaries(const Subdivision& subdivision, const Adjacency& adjacency, int only) {
  CREASE_CHECK(
      subdivision.pattern.size() == std::size_t(subdivision.cells()) * std::size_t(subdivision.pattern_words),
      "the subdivision has patterns");
  std::vector<int> layer_of, first_of;
  for (const nn::Layer& layer : subdivision.network.architecture.layers) {
    first_of.push_back(static_cast<int>(layer_of.size()));
    layer_of.resize(layer_of.size() + std::size_t(layer.width), static_cast<int>(first_of.size()) - 1);
  }
  const std::vector<BoundaryEdge> edges =
      boundary_edges(subdivision, adjacency, only, 2 * static_cast<int>(layer_of.size()));
  PolylineJoiner joiner(static_cast<std::int32_t>(adjacency.vertices));
  std::vector<PolylineJoiner::Segment> segments;
  std::vector<Polyline> result;
  for (std::size_t i = 0; i < edges.size(); ++i) {
    const std::int32_t p = edges[i].corner, cell = adjacency.cell[p];
    const std::int32_t q =
        p + 1 == subdivision.first_corner[cell + 1] ? subdivision.first_corner[cell] : p + 1;
    segments.push_back({{adjacency.vertex[p], adjacency.vertex[q]},
                        {{{subdivision.x[p], subdivision.y[p]}, {subdivision.x[q], subdivision.y[q]}}}});
    if (i + 1 < edges.size() && edges[i + 1].unit == edges[i].unit) continue;
    const int neuron = edges[i].unit / 2, layer = layer_of[neuron];
    joiner.join(segments, {layer, neuron - first_of[layer], edges[i].unit % 2, false, {}}, result);
    segments.clear();
  }
  return result;
}

std::vector<Polyline> boundaries(const nn::Network&, const Slice&, const Subdivision& subdivision, int only) {
  return boundaries(subdivision, adjacency(subdivision), only);
}

}  // namespace crease::regions
