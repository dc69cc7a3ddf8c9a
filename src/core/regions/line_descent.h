#pragma once

#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

#include "core/regions/kernels.h"
#include "core/regions/map_comparison.h"
#include "core/regions/path_maps.h"
#include "core/regions/pieces.h"
#include "core/regions/plan.h"
#include "core/regions/root_oracle.h"

namespace crease::regions {

/// Depth-first division of an interval, the counterpart of Descent on a line. On a cell of the layers before,
/// neurons are z = a t + c; the roots inside the cell are sorted, and the cells between them visited from
/// left to right by halving the list of roots: neurons whose roots lie in the other half are decided.
class LineDescent {
 public:
  /// The slice's v is zero; x(t) = origin + t u.
  LineDescent(const Plan& plan, const nn::Network& network, const Slice& slice);

  Pieces run(double begin, double end);

  /// The number of cells alone: those of the last layer that bends are only counted.
  std::int64_t count(double begin, double end);

 private:
  /// A breakpoint with its root inside the current interval.
  struct Root {
    Unit unit;
    double a, c;  ///< z - breakpoint = a t + c
    bool rises;   ///< below on the left, above on the right
    IntervalEnd at;
    int group = 0;  ///< equal roots share a group
  };
  struct Parent {
    int layer;
    const double* maps;
  };
  /// What an end contributes to z = a t + c there, and to the doubt about it.
  struct Sight {
    double t, constant;  ///< z = a t + c constant; towards infinity the slope alone counts
    double scale, reach;
    double z(double a, double c) const { return a * t + c * constant; }
    double doubt(double a, double tolerance) const { return tolerance * scale + std::fabs(a) * reach; }
  };
  struct Interval {
    const IntervalEnd &left, &right;
  };
  /// Roots beside an interval, which lies to their left or to their right.
  struct Outside {
    std::span<const Root> roots;
    bool on_left;
  };
  static Sight sight_of(const IntervalEnd& end);

  void bound(const Parent& parent, const Sight& left, const Sight& right);
  void enter(int layer, const IntervalEnd& left, const IntervalEnd& right, const double* maps);
  void find_roots(const Parent& parent, const IntervalEnd& left, const IntervalEnd& right,
                  std::vector<Root>& roots);
  static void locate(Root& root, double tolerance, const IntervalEnd& left, const IntervalEnd& right);
  void sort_roots(std::vector<Root>& roots);
  int compare(const Root& p, const Root& q);
  double* room(int layer, std::size_t level);
  const double* base(const Parent& parent);
  void visit(const Parent& parent, std::span<const Root> roots, const IntervalEnd& left,
             const IntervalEnd& right, const double* next_maps, std::size_t level);
  void visit_half(const Parent& parent, std::span<const Root> inside, const Outside& outside,
                  const Interval& ends, const double* next_maps, std::size_t level);
  int sign(const Root& root, double tolerance, const IntervalEnd& end);
  void finish(const Parent& parent, const IntervalEnd& left, const IntervalEnd& right,
              const double* next_maps);
  void emit(const IntervalEnd& left, const double* outputs, int stride, bool bent);
  bool same_as_before(const std::vector<double>& slope, const std::vector<double>& intercept);

  const Plan& plan_;
  const Kernels* kernels_;
  RootOracle oracle_;
  MapComparison comparison_;
  Path path_;
  Pieces result_;
  bool only_counts_ = false;
  std::int64_t count_ = 0;
  std::vector<std::vector<Root>> roots_;                ///< by layer: of the interval that it is in
  std::vector<std::vector<std::vector<double>>> maps_;  ///< by layer and level of its intervals: see room
  std::vector<std::uint8_t> piece_;                     ///< of the layer that was entered last
  std::vector<double> lower_, upper_;                   ///< of z - breakpoint at both ends, for find_roots
  std::vector<Unit> unsure_;                            ///< whose breakpoints may be crossed, for find_roots
  std::vector<std::int32_t> index_;                     ///< for base
  std::vector<double> input_;
  std::vector<std::uint64_t> last_pattern_;  ///< of the cell before
};

}  // namespace crease::regions
