#include "core/regions/pieces.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "core/regions/line_descent.h"
#include "core/regions/plan.h"

namespace crease::regions {
namespace {

Status check_line(const nn::Network& network, const Line& line) {
  const auto inputs = static_cast<std::size_t>(network.architecture.input);
  if (line.origin.size() != inputs || line.direction.size() != inputs)
    return Error{"The line's origin and direction must have " + std::to_string(inputs) +
                 (inputs == 1 ? " number each, one per input." : " numbers each, one per input.")};
  if (std::all_of(line.direction.begin(), line.direction.end(), [](double entry) { return entry == 0; }))
    return Error{"The line's direction is zero."};
  if (!(line.begin < line.end)) return Error{"The interval is empty: its begin must be below its end."};
  return {};
}

/// What a descent along a line starts from.
struct Start {
  Slice slice;  ///< its second coordinate does nothing
  Plan plan;

  Status prepare(const nn::Network& network, const Line& line) {
    if (Status status = check_line(network, line); !status) return status;
    slice = {line.origin, line.direction, std::vector<double>(line.direction.size(), 0.0)};
    if (Status status = check_sliced_network(network, slice); !status) return status;
    // Error bounds for |t| <= 1; beyond, they grow no faster than |t|.
    const std::array<Point, 2> unit = {Point{-1, 0}, Point{1, 0}};
    return plan.prepare(network, slice, unit);
  }
};

}  // namespace

Result<Pieces> pieces_along(const nn::Network& network, const Line& line) {
  Start start;
  if (Status status = start.prepare(network, line); !status) return status.error();
  return LineDescent(start.plan, network, start.slice).run(line.begin, line.end);
}

Result<std::int64_t> count_cells_along(const nn::Network& network, const Line& line) {
  Start start;
  if (Status status = start.prepare(network, line); !status) return status.error();
  return LineDescent(start.plan, network, start.slice).count(line.begin, line.end);
}

}  // namespace crease::regions
