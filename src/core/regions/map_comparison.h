#pragma once

#include <cstdint>

#include "core/nn/network.h"
#include "core/regions/bends.h"
#include "core/regions/cells.h"
#include "core/regions/path_maps.h"
#include "core/regions/residue.h"

namespace crease::regions {

/// Whether a network's output is the same affine map for two activation patterns, in exact arithmetic.
class MapComparison {
 public:
  /// Both must outlive the use.
  MapComparison(const nn::Network& network, const Slice& slice);

  bool equal(const std::uint64_t* pattern_p, const std::uint64_t* pattern_q, int words);

 private:
  bool cannot_reach_output(const std::uint64_t* p, const std::uint64_t* q);
  bool outputs_equal(const std::uint64_t* p, const std::uint64_t* q, int words);

  const nn::Network& network_;
  std::vector<Bends> bends_;
  std::vector<char> changed_, changed_before_;
  bool bound_ = false;
  const Slice& slice_;
  PathMaps<Residue> residues_;
  Path path_;
  std::vector<PathMaps<Residue>::Map> outputs_;
};

}  // namespace crease::regions
