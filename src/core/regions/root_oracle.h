#pragma once

#include "core/nn/network.h"
#include "core/regions/dyadic.h"
#include "core/regions/path_maps.h"
#include "core/regions/plan.h"
#include "core/regions/residue.h"
#include "core/regions/sign_oracle.h"

namespace crease::regions {

/// An end of an interval on a line: where a unit is zero, a given number, or infinity.
struct IntervalEnd {
  double t = 0;      ///< may be infinite
  double reach = 0;  ///< how far the true end may be away
  bool is_root = false;
  Unit root{};
};

/// SignOracle's counterpart on a line: z = a t + c, with t = -c' / a' at the root of another unit.
class RootOracle {
 public:
  /// All arguments must outlive the use. The slice's v is zero. Costs nothing until a sign is asked for.
  void bind(const Plan& plan, const nn::Network& network, const Slice& slice);

  /// Sign of z - breakpoint at an end; at infinity the sign that it has from somewhere on.
  int sign(const Unit& unit, const IntervalEnd& end, const Path& path);

 private:
  template <class Number>
  std::array<Number, 3> map(PathMaps<Number>& maps, const Unit& unit, const Path& path) const;
  template <class Number>
  Number numerator(PathMaps<Number>& maps, const Unit& unit, const IntervalEnd& end, const Path& path) const;

  const Plan* plan_ = nullptr;
  const nn::Network* network_ = nullptr;
  const Slice* slice_ = nullptr;
  bool ready_ = false;
  PathMaps<Residue> residues_;
  PathMaps<Dyadic> dyadics_;
};

}  // namespace crease::regions
