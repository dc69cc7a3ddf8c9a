#include "chapters/approximate/measurement.h"

#include <algorithm>
#include <utility>

#include "core/constructions/sup_error.h"

namespace crease::approximate {
namespace {

/// A part takes some milliseconds: the work grows with the square of the number of neurons.
constexpr int breakpoints_per_part = 24;

}  // namespace

Measurement::Measurement(Task task, Approximation approximation, double relative_width)
    : task_(std::move(task)),
      approximation_(std::move(approximation)),
      relative_width_(relative_width),
      parts_(1 + static_cast<int>(approximation_.breakpoints.size()) / breakpoints_per_part) {}

bool Measurement::advance(const lab::Budget& budget) {
  do {
    if (!is_done()) measure_part();
  } while (!is_done() && !budget.is_spent());
  return is_done();
}

void Measurement::measure_part() {
  const auto end_of = [&](int i) {
    return i == parts_ ? task_.end : task_.begin + i * ((task_.end - task_.begin) / parts_);
  };
  const Result<constructions::SupError> found =
      constructions::sup_error(approximation_.network, task_.target, end_of(next_), end_of(next_ + 1),
                               approximation_.breakpoints, {relative_width_});
  if (!found) {
    trouble_ = found.error().message;
    return;
  }
  const constructions::SupError& error = found.value();
  if (next_ == 0 || error.low > distance_.low) {
    distance_.low = error.low;
    distance_.at = error.at;
  }
  distance_.high = std::max(distance_.high, error.high);
  ++next_;
}

}  // namespace crease::approximate
