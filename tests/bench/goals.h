#pragma once

#include <string>

namespace crease::bench {

/// What has a goal in time, measured here and now in processor time, as JSON: the median of `rounds` and the
/// best of them.
///   {"networks":[{"widths":"1,64","per_second":[median,best]},...],
///    "slice":{"cells":...,"ms":[median,best]},"product":{"ms":[median,best]}}
std::string goals_json(int rounds, double seconds);

}  // namespace crease::bench
