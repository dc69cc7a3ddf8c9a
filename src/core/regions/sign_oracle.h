#pragma once

#include <cstdint>
#include <span>

#include "core/nn/network.h"
#include "core/regions/cells.h"
#include "core/regions/dyadic.h"
#include "core/regions/path_maps.h"
#include "core/regions/plan.h"
#include "core/regions/residue.h"

namespace crease::regions {

/// The line that an edge lies on: a breakpoint of a neuron, or an edge of the domain.
struct EdgeLine {
  EdgeTag tag;
  int bend;
};

/// One breakpoint of one neuron.
struct Unit {
  int layer, neuron, bend;  ///< neuron within its layer
};

/// Signs that floating point leaves open, in exact arithmetic on the given doubles.
///
/// A corner is where two lines p and q meet: (p x q) in homogeneous coordinates. There
///   z = det(z, p, q) / det2(p, q).
/// Whether the numerator is zero is seen from its residue. Only if it is not, whole numbers of any length
/// give the signs.
class SignOracle {
 public:
  /// All arguments must outlive the use.
  void bind(const Plan& plan, const nn::Network& network, const Slice& slice, std::span<const Point> domain);

  /// An error bound for z on the domain that knows which neurons are on: at most the plan's.
  double tolerance(const Unit& unit, const Path& path);
  /// The same where all |s| <= size_x and |t| <= size_y.
  double tolerance(const Unit& unit, const Path& path, double size_x, double size_y);

  /// Sign of z - breakpoint at the corner between the incoming edge p and the outgoing edge q.
  int sign(const Unit& unit, EdgeLine p, EdgeLine q, const Path& path);

 private:
  template <class Number>
  std::array<Number, 3> line(PathMaps<Number>& maps, EdgeLine edge, const Path& path);
  template <class Number>
  std::array<Number, 3> corner(PathMaps<Number>& maps, EdgeLine p, EdgeLine q, const Path& path);

  const Plan* plan_ = nullptr;
  std::span<const Point> domain_;
  PathMaps<Magnitude> magnitudes_;
  PathMaps<Residue> residues_;
  PathMaps<Dyadic> dyadics_;
};

}  // namespace crease::regions
