#include "support/exact_regions.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

#include "support/exact_forward.h"

namespace crease::testing {
namespace {

/// (X, Y, W) with W > 0 stands for the point (X / W, Y / W).
using ExactPoint = std::array<BigInteger, 3>;

struct ExactCell {
  std::vector<ExactPoint> corner;
  std::vector<ExactMap> line;  ///< of the edge that starts at the corner
  std::vector<bool> on_border;
  std::vector<int> piece;      ///< of the current layer
  std::vector<ExactMap> maps;  ///< outputs of the layer before
};

BigInteger value_at(const ExactMap& map, const ExactPoint& point) {
  return map[0] * point[0] + map[1] * point[1] + map[2] * point[2];
}

ExactPoint meet(const ExactMap& p, const ExactMap& q) {
  ExactPoint point = {p[1] * q[2] - p[2] * q[1], p[2] * q[0] - p[0] * q[2], p[0] * q[1] - p[1] * q[0]};
  if (point[2].sign() < 0) point = {-point[0], -point[1], -point[2]};
  return point;
}

/// The part of a cell where side * map >= 0.
ExactCell part(const ExactCell& cell, const ExactMap& map, const std::vector<int>& sign, int side) {
  ExactCell result = cell;
  result.corner.clear();
  result.line.clear();
  result.on_border.clear();
  const auto add = [&](const ExactPoint& corner, const ExactMap& line, bool border) {
    result.corner.push_back(corner);
    result.line.push_back(line);
    result.on_border.push_back(border);
  };
  const std::size_t n = cell.corner.size();
  for (std::size_t i = 0; i < n; ++i) {
    const int here = side * sign[i], next = side * sign[(i + 1) % n];
    if (here > 0 || (here == 0 && next > 0)) add(cell.corner[i], cell.line[i], cell.on_border[i]);
    if (here == 0 && next < 0) add(cell.corner[i], map, false);
    if (here > 0 && next < 0) add(meet(cell.line[i], map), map, false);
    if (here < 0 && next > 0) add(meet(cell.line[i], map), cell.line[i], cell.on_border[i]);
  }
  return result;
}

/// Cuts all cells by one breakpoint of neuron j; pieces count the breakpoints below z.
std::vector<ExactCell> cut(std::vector<ExactCell> cells, const ExactMap& map, int j) {
  std::vector<ExactCell> result;
  for (ExactCell& cell : cells) {
    std::vector<int> sign;
    for (const ExactPoint& corner : cell.corner) sign.push_back(value_at(map, corner).sign());
    const bool below = std::count(sign.begin(), sign.end(), -1) > 0;
    const bool above = std::count(sign.begin(), sign.end(), 1) > 0;
    if (below && above) {
      result.push_back(part(cell, map, sign, -1));
      cell = part(cell, map, sign, 1);
    }
    cell.piece[j] += above;
    result.push_back(std::move(cell));
  }
  return result;
}

ExactCell whole(std::span<const regions::Point> domain, const ExactNetwork& network) {
  ExactCell cell;
  int shift = 0;
  for (const regions::Point& point : domain)
    shift = std::max({shift, whole_shift(point.x), whole_shift(point.y)});
  for (const regions::Point& point : domain)
    cell.corner.push_back({BigInteger::scaled(point.x, shift), BigInteger::scaled(point.y, shift),
                           BigInteger::scaled(1, shift)});
  for (std::size_t i = 0; i < domain.size(); ++i) {
    const ExactPoint &p = cell.corner[i], &q = cell.corner[(i + 1) % domain.size()];
    cell.line.push_back({p[1] * q[2] - p[2] * q[1], p[2] * q[0] - p[0] * q[2], p[0] * q[1] - p[1] * q[0]});
    cell.on_border.push_back(true);
  }
  cell.maps = network.inputs();
  return cell;
}

void cut_layer(const ExactNetwork& network, int layer, std::vector<ExactCell>& cells) {
  std::vector<ExactCell> result;
  for (ExactCell& cell : cells) {
    const std::vector<ExactMap> z = network.z(layer, cell.maps);
    cell.piece.assign(z.size(), 0);
    std::vector<ExactCell> parts = {cell};
    for (int j = 0; j < network.width(layer); ++j)
      for (int bend = 0; bend < network.breakpoints(layer); ++bend) {
        ExactMap map = z[j];
        map[2] = map[2] - network.breakpoint(layer, bend);
        parts = cut(std::move(parts), map, j);
      }
    for (ExactCell& part : parts) {
      part.maps.clear();
      for (int j = 0; j < network.width(layer); ++j)
        part.maps.push_back(network.h(layer, z[j], network.breakpoints(layer) == 0 ? 1 : part.piece[j]));
      result.push_back(std::move(part));
    }
  }
  cells = std::move(result);
}

/// Numbers the corners of all cells so that equal points get equal numbers.
std::vector<std::vector<int>> vertex_numbers(const std::vector<ExactCell>& cells, int& count) {
  std::vector<std::pair<int, int>> order;
  for (int c = 0; c < static_cast<int>(cells.size()); ++c)
    for (int i = 0; i < static_cast<int>(cells[c].corner.size()); ++i) order.push_back({c, i});
  const auto compare = [&](const std::pair<int, int>& p, const std::pair<int, int>& q) {
    const ExactPoint &a = cells[p.first].corner[p.second], &b = cells[q.first].corner[q.second];
    const int by_x = (a[0] * b[2] - b[0] * a[2]).sign();
    return by_x != 0 ? by_x : (a[1] * b[2] - b[1] * a[2]).sign();
  };
  std::sort(order.begin(), order.end(), [&](const auto& p, const auto& q) { return compare(p, q) < 0; });
  std::vector<std::vector<int>> number(cells.size());
  for (std::size_t c = 0; c < cells.size(); ++c) number[c].resize(cells[c].corner.size());
  count = 0;
  for (std::size_t k = 0; k < order.size(); ++k) {
    if (k > 0 && compare(order[k - 1], order[k]) != 0) ++count;
    number[order[k].first][order[k].second] = count;
  }
  ++count;
  return number;
}

int root_of(std::vector<int>& parent, int cell) {
  while (parent[cell] != cell) cell = parent[cell] = parent[parent[cell]];
  return cell;
}

void count_shared(const std::vector<ExactCell>& cells, ExactCounts& counts) {
  int vertices = 0;
  const std::vector<std::vector<int>> number = vertex_numbers(cells, vertices);
  std::map<std::pair<int, int>, std::vector<std::pair<int, bool>>> edges;
  for (int c = 0; c < static_cast<int>(cells.size()); ++c)
    for (std::size_t i = 0; i < number[c].size(); ++i) {
      const int p = number[c][i], q = number[c][(i + 1) % number[c].size()];
      edges[{std::min(p, q), std::max(p, q)}].push_back({c, cells[c].on_border[i]});
    }
  std::vector<int> parent(cells.size());
  std::iota(parent.begin(), parent.end(), 0);
  counts.every_inner_edge_has_two_cells = true;
  for (const auto& [ends, sides] : edges) {
    if (sides.size() != (sides[0].second ? 1u : 2u)) counts.every_inner_edge_has_two_cells = false;
    if (sides.size() == 2 && cells[sides[0].first].maps == cells[sides[1].first].maps)
      parent[root_of(parent, sides[0].first)] = root_of(parent, sides[1].first);
  }
  counts.vertices = vertices;
  counts.edges = static_cast<std::int64_t>(edges.size());
  for (int c = 0; c < static_cast<int>(cells.size()); ++c) counts.linear_regions += root_of(parent, c) == c;
}

}  // namespace

ExactCounts exact_counts(const nn::Network& network, const regions::Slice& slice,
                         std::span<const regions::Point> domain) {
  const ExactNetwork exact(network, slice);
  ExactCounts counts;
  std::vector<ExactCell> cells = {whole(domain, exact)};
  for (int layer = 0; layer < exact.layers(); ++layer) {
    cut_layer(exact, layer, cells);
    if (layer + 1 < exact.layers() || exact.breakpoints(layer) > 0)
      counts.cells_after_layer.push_back(static_cast<std::int64_t>(cells.size()));
  }
  counts.cells = static_cast<std::int64_t>(cells.size());
  count_shared(cells, counts);
  return counts;
}

}  // namespace crease::testing
