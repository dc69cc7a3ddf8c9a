#include "core/regions/root_oracle.h"

#include <cmath>

namespace crease::regions {

void RootOracle::bind(const Plan& plan, const nn::Network& network, const Slice& slice) {
  plan_ = &plan;
  network_ = &network;
  slice_ = &slice;
  ready_ = false;
}

template <class Number>
std::array<Number, 3> RootOracle::map(PathMaps<Number>& maps, const Unit& unit, const Path& path) const {
  std::array<Number, 3> result = maps.z(unit.layer, unit.neuron, path);
  result[2] = result[2] - Number::from(plan_->layers[unit.layer].bends.breakpoint[unit.bend]);
  return result;
}

/// z times the end's denominator; at infinity the slope towards it, or the constant where there is no slope.
template <class Number>
Number RootOracle::numerator(PathMaps<Number>& maps, const Unit& unit, const IntervalEnd& end,
                             const Path& path) const {
  const std::array<Number, 3> z = map(maps, unit, path);
  if (end.is_root) {
    const std::array<Number, 3> root = map(maps, end.root, path);
    return z[2] * root[0] - z[0] * root[2];
  }
  if (std::isfinite(end.t)) return z[0] * Number::from(end.t) + z[2];
  if (z[0].is_zero()) return z[2];
  return end.t > 0 ? z[0] : Number() - z[0];
}

int RootOracle::sign(const Unit& unit, const IntervalEnd& end, const Path& path) {
  if (!ready_) {
    residues_.bind(*network_, *slice_);
    dyadics_.bind(*network_, *slice_);
    ready_ = true;
  }
  if (numerator(residues_, unit, end, path).is_zero()) return 0;
  const int sign = numerator(dyadics_, unit, end, path).sign();
  return end.is_root ? sign * map(dyadics_, end.root, path)[0].sign() : sign;
}

}  // namespace crease::regions
