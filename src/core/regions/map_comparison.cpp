#include "core/regions/map_comparison.h"

#include <algorithm>

namespace crease::regions {

MapComparison::MapComparison(const nn::Network& network, const Slice& slice)
    : network_(network), slice_(slice) {
  for (const nn::Layer& layer : network.architecture.layers) bends_.push_back(bends_of(layer));
}

bool MapComparison::equal(const std::uint64_t* p, const std::uint64_t* q, int words) {
  return cannot_reach_output(p, q) || outputs_equal(p, q, words);
}

/// Follows from layer to layer which neurons may have another map under q than under p: those that changed
/// piece, and those that a changed one reaches through a weight without being flat on both sides. A
/// sufficient condition, without arithmetic; it settles the common case of a fold behind dead neurons.
bool MapComparison::cannot_reach_output(const std::uint64_t* p, const std::uint64_t* q) {
  const nn::Architecture& architecture = network_.architecture;
  int first = 0;
  bool any_before = false;
  for (int l = 0; l < architecture.depth(); ++l) {
    const int width = architecture.layers[l].width, fan_in = architecture.fan_in(l);
    const double* weight = network_.weight(l).data();
    changed_.assign(static_cast<std::size_t>(width), 0);
    bool any = false;
    for (int j = 0; j < width; ++j) {
      const int piece_p = bends_[l].count > 0 ? piece_in(p, first + j) : 0;
      const int piece_q = bends_[l].count > 0 ? piece_in(q, first + j) : 0;
      bool changed = piece_p != piece_q;
      if (!changed && any_before && bends_[l].slope[piece_p] != 0)
        for (int k = 0; k < fan_in && !changed; ++k)
          changed = changed_before_[k] != 0 && weight[std::size_t(j) * fan_in + k] != 0;
      changed_[j] = changed;
      any = any || changed;
    }
    std::swap(changed_, changed_before_);
    any_before = any;
    first += width;
  }
  return !any_before;
}

bool MapComparison::outputs_equal(const std::uint64_t* p, const std::uint64_t* q, int words) {
  const int last = network_.architecture.depth() - 1, outputs = network_.architecture.output();
  if (!bound_) {
    residues_.bind(network_, slice_);
    path_.serial.assign(static_cast<std::size_t>(last) + 1, 0);
    bound_ = true;
  }
  outputs_.resize(static_cast<std::size_t>(outputs));
  for (const std::uint64_t* pattern : {p, q}) {
    path_.pattern.assign(pattern, pattern + words);
    for (int l = 1; l <= last; ++l) ++path_.serial[l];
    for (int k = 0; k < outputs; ++k) {
      const PathMaps<Residue>::Map map = residues_.h(last, k, path_);
      if (pattern == q && map != outputs_[k]) return false;
      outputs_[k] = map;
    }
  }
  return true;
}

}  // namespace crease::regions
