#include "core/regions/sign_oracle.h"

namespace crease::regions {
namespace {

template <class Number>
Number dot(const std::array<Number, 3>& p, const std::array<Number, 3>& q) {
  return p[0] * q[0] + p[1] * q[1] + p[2] * q[2];
}

template <class Number>
std::array<Number, 3> cross(const std::array<Number, 3>& p, const std::array<Number, 3>& q) {
  return {p[1] * q[2] - p[2] * q[1], p[2] * q[0] - p[0] * q[2], p[0] * q[1] - p[1] * q[0]};
}

template <class Number>
std::array<Number, 3> unit_map(PathMaps<Number>& maps, const Unit& unit, double breakpoint,
                               const Path& path) {
  std::array<Number, 3> map = maps.z(unit.layer, unit.neuron, path);
  if (breakpoint != 0) map[2] = map[2] - Number::from(breakpoint);
  return map;
}

}  // namespace

void SignOracle::bind(const Plan& plan, const nn::Network& network, const Slice& slice,
                      std::span<const Point> domain) {
  plan_ = &plan;
  domain_ = domain;
  magnitudes_.bind(network, slice);
  residues_.bind(network, slice);
  dyadics_.bind(network, slice);
}

double SignOracle::tolerance(const Unit& unit, const Path& path) {
  return tolerance(unit, path, plan_->size_x, plan_->size_y);
}

double SignOracle::tolerance(const Unit& unit, const Path& path, double size_x, double size_y) {
  const PathMaps<Magnitude>::Map& size = magnitudes_.z(unit.layer, unit.neuron, path);
  const double breakpoint = plan_->layers[unit.layer].bends.breakpoint[unit.bend];
  // Twice, because the descent may add a neuron as its lower piece and then what it gains above.
  return 2 * plan_->gamma *
         (size[0].value * size_x + size[1].value * size_y + size[2].value + std::fabs(breakpoint));
}

template <class Number>
std::array<Number, 3> SignOracle::line(PathMaps<Number>& maps, EdgeLine edge, const Path& path) {
  if (edge.tag >= 0) {
    const int layer = plan_->layer_of_neuron[edge.tag];
    const Plan::Layer& owner = plan_->layers[layer];
    const Unit unit = {layer, edge.tag - owner.first_neuron, edge.bend};
    return unit_map(maps, unit, owner.bends.breakpoint[edge.bend], path);
  }
  const auto first = static_cast<std::size_t>(-1 - edge.tag);
  const Point& p = domain_[first];
  const Point& q = domain_[(first + 1) % domain_.size()];
  return cross<Number>({Number::from(p.x), Number::from(p.y), Number::from(1)},
                       {Number::from(q.x), Number::from(q.y), Number::from(1)});
}

template <class Number>
std::array<Number, 3> SignOracle::corner(PathMaps<Number>& maps, EdgeLine p, EdgeLine q, const Path& path) {
  if (p.tag < 0 && q.tag < 0) {
    const Point& point = domain_[static_cast<std::size_t>(-1 - q.tag)];
    return {Number::from(point.x), Number::from(point.y), Number::from(1)};
  }
  return cross(line(maps, p, path), line(maps, q, path));
}

int SignOracle::sign(const Unit& unit, EdgeLine p, EdgeLine q, const Path& path) {
  const double breakpoint = plan_->layers[unit.layer].bends.breakpoint[unit.bend];
  if (dot(unit_map(residues_, unit, breakpoint, path), corner(residues_, p, q, path)).is_zero()) return 0;
  const std::array<Dyadic, 3> at = corner(dyadics_, p, q, path);
  return dot(unit_map(dyadics_, unit, breakpoint, path), at).sign() * at[2].sign();
}

}  // namespace crease::regions
