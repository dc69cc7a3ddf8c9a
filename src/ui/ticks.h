#pragma once

#include <string>
#include <vector>

namespace crease::ui {

/// A number axis: how values become positions. Logarithmic axes need positive ends.
struct Axis {
  double begin = 0, end = 1;
  bool is_logarithmic = false;

  /// 0 at begin, 1 at end; NaN where a logarithm does not exist.
  double share(double value) const;
  /// The value at a share: the inverse of share().
  double value(double share) const;
};

struct Tick {
  double value = 0;
  std::string label;  ///< empty: a minor tick
};

/// Ticks at round numbers (1, 2 or 5 times a power of ten; on long logarithmic axes whole powers), at most
/// about `most` labelled ones. Labels share one number of decimals.
std::vector<Tick> ticks(const Axis& axis, int most);

/// The interval widened to round ends with room around the values; never empty.
Axis round_axis(double smallest, double largest, bool is_logarithmic, int most);

}  // namespace crease::ui
