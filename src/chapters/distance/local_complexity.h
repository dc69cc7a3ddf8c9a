#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "chapters/distance/course.h"

/// How many cells lie near the data through training, counted, beside what has been reported of deep networks
/// from samples: that cells first gather around the data, and then move away to where the answer changes.
///
/// Source  Humayun, Balestriero, Baraniuk 2024 (arXiv:2402.15555)
namespace crease::distance {

struct LocalComplexity {
  enum class Course : std::uint8_t {
    unknown,       ///< training is not measured to its end yet
    not_gathered,  ///< no more cells near the data than before, or no more of them than near random places
    gathered,      ///< more, and still there
    gathered_and_left
  };
  Course course = Course::unknown;
  std::size_t most = 0;  ///< the record with the most cells near training points
};

/// What is more by three standard errors of the differences at the points counts as more. Needs at least one
/// record.
LocalComplexity local_complexity(std::span<const Record> records, bool is_done);

/// The counts in words, and whether they agree with what was reported.
std::string local_complexity_text(const LocalComplexity& seen, std::span<const Record> records,
                                  double radius);

}  // namespace crease::distance
