#include "chapters/approximate/measurement.h"

#include <utility>

namespace crease::approximate {
namespace {

// In weights times evaluations, each of some hundredths of a microsecond: a millisecond, and some seconds.
// Beyond these the bounds stay as far apart as they are, and are told so.
constexpr std::int64_t work_per_slice = 50'000, most_work = 60'000'000;

}  // namespace

Measurement::Measurement(const Task& task, Approximation approximation, double relative_width,
                         double threshold)
    : approximation_(std::move(approximation)),
      search_(approximation_.network, task.target, task.begin, task.end, approximation_.breakpoints,
              {.relative_width = relative_width, .threshold = threshold, .most_work = most_work}) {}

bool Measurement::advance(const lab::Budget& budget) {
  if (is_done()) return true;
  while (!search_.advance(work_per_slice))
    if (budget.is_spent()) return false;
  const Result<constructions::SupError> found = search_.result();
  if (!found) {
    trouble_ = found.error().message;
    return true;
  }
  distance_ = {found.value().low, found.value().high, found.value().at, found.value().is_tight};
  return true;
}

}  // namespace crease::approximate
