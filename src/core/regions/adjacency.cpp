#include "core/regions/adjacency.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <utility>

namespace crease::regions {
namespace {

/// Pairs the edges of the two sides of each cut, in their order along it.
class EdgePairs {
 public:
  EdgePairs(const Subdivision& subdivision, Adjacency& result) : cells_(subdivision), result_(result) {}

  void pair_all() {
    bucket_edges();
    for (std::size_t cut = 0; cut + 1 < first_.size(); cut += 2) pair(cut);
  }

 private:
  /// Side s of cut k is bucket 2 k + s.
  static std::int32_t bucket(std::int32_t cut) { return cut >> 2 << 1 | (cut & 1); }

  /// Counting sort of the inner edges by cut and side.
  void bucket_edges() {
    std::int32_t last = -1;
    for (std::int32_t cut : cells_.edge_cut) last = std::max(last, cut);
    first_.assign((static_cast<std::size_t>(last + 4) >> 2 << 1) + 1, 0);
    for (std::int32_t cut : cells_.edge_cut)
      if (cut >= 0) ++first_[static_cast<std::size_t>(bucket(cut))];
    std::partial_sum(first_.begin(), first_.end(), first_.begin());
    edges_.resize(static_cast<std::size_t>(first_.back()));
    for (std::size_t corner = cells_.edge_cut.size(); corner-- > 0;)
      if (const std::int32_t cut = cells_.edge_cut[corner]; cut >= 0)
        edges_[static_cast<std::size_t>(--first_[static_cast<std::size_t>(bucket(cut))])] =
            static_cast<std::int32_t>(corner);
  }

  void pair(std::size_t cut) {
    const std::int32_t lower = first_[cut], upper = first_[cut + 1], end = first_[cut + 2];
    if (upper - lower != end - upper) {
      result_.unpaired += end - lower;
      return;
    }
    if (upper - lower > 1) sort_both(lower, upper, end);
    for (std::int32_t i = 0; i < upper - lower; ++i) {
      const std::int32_t p = edges_[lower + i], q = edges_[upper + i];
      result_.twin[p] = q;
      result_.twin[q] = p;
      result_.neighbour[p] = result_.cell[q];
      result_.neighbour[q] = result_.cell[p];
    }
  }

  std::int32_t next(std::int32_t corner) const {
    const std::int32_t cell = result_.cell[corner];
    return corner + 1 == cells_.first_corner[cell + 1] ? cells_.first_corner[cell] : corner + 1;
  }

  /// By the middles of the edges, along the axis in which the cut is longer.
  void sort_both(std::int32_t lower, std::int32_t upper, std::int32_t end) {
    double dx = 0, dy = 0;
    for (std::int32_t i = lower; i < upper; ++i) {
      const std::int32_t p = edges_[i], q = next(p);
      dx += cells_.x[q] - cells_.x[p];
      dy += cells_.y[q] - cells_.y[p];
    }
    const std::vector<double>& along = std::fabs(dx) > std::fabs(dy) ? cells_.x : cells_.y;
    sort(along, lower, upper);
    sort(along, upper, end);
  }

  void sort(const std::vector<double>& along, std::int32_t begin, std::int32_t end) {
    keyed_.clear();
    for (std::int32_t i = begin; i < end; ++i) {
      const std::int32_t p = edges_[i];
      keyed_.push_back({along[p] + along[next(p)], p});
    }
    std::sort(keyed_.begin(), keyed_.end());
    for (std::int32_t i = begin; i < end; ++i) edges_[i] = keyed_[static_cast<std::size_t>(i - begin)].second;
  }

  const Subdivision& cells_;
  Adjacency& result_;
  std::vector<std::int32_t> first_, edges_;
  std::vector<std::pair<double, std::int32_t>> keyed_;
};

/// Numbers the vertices by walking around each, from cell to cell.
void number_vertices(const Subdivision& subdivision, Adjacency& result) {
  const auto next = [&](std::int32_t corner) {
    const std::int32_t cell = result.cell[corner];
    return corner + 1 == subdivision.first_corner[cell + 1] ? subdivision.first_corner[cell] : corner + 1;
  };
  const auto previous = [&](std::int32_t corner) {
    const std::int32_t cell = result.cell[corner];
    return (corner == subdivision.first_corner[cell] ? subdivision.first_corner[cell + 1] : corner) - 1;
  };
  std::int32_t count = 0;
  for (std::int32_t start = 0; start < static_cast<std::int32_t>(result.vertex.size()); ++start) {
    if (result.vertex[start] >= 0) continue;
    std::int32_t corner = start;
    while (corner >= 0 && result.vertex[corner] < 0) {
      result.vertex[corner] = count;
      corner = result.twin[previous(corner)];
    }
    // A vertex on the border: the walk ended there, so walk the other way too.
    for (corner = result.twin[start]; corner >= 0; corner = result.twin[corner]) {
      corner = next(corner);
      if (result.vertex[corner] >= 0) break;
      result.vertex[corner] = count;
    }
    ++count;
  }
  result.vertices = count;
}

}  // namespace

void adjacency(const Subdivision& subdivision, Adjacency& result) {
  const std::size_t corners = subdivision.x.size();
  result.more.clear();
  result.unpaired = 0;
  result.neighbour.assign(corners, no_cell);
  result.twin.assign(corners, -1);
  result.vertex.assign(corners, -1);
  result.cell.resize(corners);
  for (std::int32_t cell = 0; cell < subdivision.cells(); ++cell)
    std::fill(result.cell.begin() + subdivision.first_corner[cell],
              result.cell.begin() + subdivision.first_corner[cell + 1], cell);
  EdgePairs(subdivision, result).pair_all();
  number_vertices(subdivision, result);
  std::int64_t border = 0;
  for (std::int32_t twin : result.twin) border += twin < 0;
  result.edges = border + (static_cast<std::int64_t>(corners) - border) / 2;
}

Adjacency adjacency(const Subdivision& subdivision) {
  Adjacency result;
  adjacency(subdivision, result);
  return result;
}

}  // namespace crease::regions
