#include "core/regions/adjacency.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace crease::regions {
namespace {

/// The leaves of an edge tree, first to last or last to first.
class Leaves {
 public:
  Leaves(const std::vector<std::int32_t>& first_child, std::int32_t root, bool backwards,
         std::vector<std::int32_t>& stack)
      : first_child_(first_child), backwards_(backwards), stack_(stack) {
    stack_.assign(1, root);
  }
  /// The next leaf, or -1 at the end.
  std::int32_t next() {
    if (stack_.empty()) return -1;
    std::int32_t node = stack_.back();
    stack_.pop_back();
    while (first_child_[node] >= 0) {
      const std::int32_t child = first_child_[node];
      stack_.push_back(backwards_ ? child : child + 1);
      node = backwards_ ? child + 1 : child;
    }
    return node;
  }

 private:
  const std::vector<std::int32_t>& first_child_;
  const bool backwards_;
  std::vector<std::int32_t>& stack_;
};

void pair_edges(const Subdivision& subdivision, Adjacency& result) {
  const EdgeTrees& trees = subdivision.shared;
  std::vector<std::int32_t> corner_of_node(trees.first_child.size(), -1), lower_stack, upper_stack;
  for (std::size_t corner = 0; corner < subdivision.edge_node.size(); ++corner)
    if (subdivision.edge_node[corner] >= 0)
      corner_of_node[subdivision.edge_node[corner]] = static_cast<std::int32_t>(corner);
  for (std::int32_t root : trees.cut) {
    Leaves lower(trees.first_child, root, false, lower_stack);
    Leaves upper(trees.first_child, root + 1, true, upper_stack);
    std::int32_t p = lower.next(), q = upper.next();
    for (; p >= 0 && q >= 0; p = lower.next(), q = upper.next()) {
      const std::int32_t here = corner_of_node[p], there = corner_of_node[q];
      result.twin[here] = there;
      result.twin[there] = here;
      result.neighbour[here] = result.cell[there];
      result.neighbour[there] = result.cell[here];
    }
    for (; p >= 0 || q >= 0; p = lower.next(), q = upper.next()) ++result.unpaired;
  }
}

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
  pair_edges(subdivision, result);
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
