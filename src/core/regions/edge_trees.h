#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace crease::regions {

/// How cuts were divided by later cuts. A cut is one straight segment with two sides; each side is the root
/// of a binary tree whose leaves are the edges that it ended up as, in the order in which the walk around
/// their cells passes them. As deeper neurons are continuous across a cut, both sides are divided at the same
/// points: the leaves of one side, in order, face those of the other, in reverse. No coordinates are
/// compared.
struct EdgeTrees {
  std::vector<std::int32_t> first_child;  ///< per node: its first child, the second is the next; -1 at leaves
  std::vector<std::int32_t> cut;          ///< per cut: the root of its lower side, its upper side is the next

  void clear() {
    first_child.clear();
    cut.clear();
  }
  /// The lower side's root of a new cut.
  std::int32_t add_cut() {
    cut.push_back(add_pair());
    return cut.back();
  }
  /// The first part of an edge that gets a new corner, the second is the next. The border (-1) has no tree.
  std::int32_t divide(std::int32_t node) {
    if (node < 0) return node;
    const std::int32_t parts = add_pair();
    first_child[static_cast<std::size_t>(node)] = parts;
    return parts;
  }

 private:
  std::int32_t add_pair() {
    const auto first = static_cast<std::int32_t>(first_child.size());
    first_child.push_back(-1);
    first_child.push_back(-1);
    return first;
  }
};

}  // namespace crease::regions
