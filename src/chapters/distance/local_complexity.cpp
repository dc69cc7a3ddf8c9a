#include "chapters/distance/local_complexity.h"

#include <algorithm>
#include <vector>

#include "lab/number_words.h"

namespace crease::distance {
namespace {

const Spread& cells_near(const Record& record, Places which) {
  return record.nearby[static_cast<std::size_t>(which)].cells_near;
}

/// How many cells more there are near each training point at `later` than at `earlier`. The points are the
/// same, so chance is only in their differences.
Spread gain_near_data(const Record& earlier, const Record& later) {
  const std::vector<int>& before = earlier.nearby[static_cast<std::size_t>(Places::train)].cells;
  const std::vector<int>& after = later.nearby[static_cast<std::size_t>(Places::train)].cells;
  Spread gain;
  for (std::size_t i = 0; i < std::min(before.size(), after.size()); ++i) gain.add(after[i] - before[i]);
  return gain;
}

bool is_clear(const Spread& gain) {
  return gain.mean() > 3 * gain.standard_error();
}

std::string mean_text(const Record& record, Places which) {
  return lab::significant_text(cells_near(record, which).mean(), 3);
}

const char* verdict_text(LocalComplexity::Course course) {
  switch (course) {
    case LocalComplexity::Course::unknown:
      return "Training is not measured to its end yet.";
    case LocalComplexity::Course::not_gathered:
      return "Cells did not clearly gather around the data more than elsewhere, unlike what Humayun and "
             "others (2024) report.";
    case LocalComplexity::Course::gathered:
      return "Cells gathered around the data, as Humayun and others (2024) report; they have not moved away "
             "yet.";
    case LocalComplexity::Course::gathered_and_left:
      return "Cells gathered around the data and then moved away, as Humayun and others (2024) report.";
  }
  return "";
}

}  // namespace

LocalComplexity local_complexity(std::span<const Record> records, bool is_done) {
  LocalComplexity seen;
  const auto near_data = [records](std::size_t i) -> const Spread& {
    return cells_near(records[i], Places::train);
  };
  const auto near_random = [records](std::size_t i) {
    return cells_near(records[i], Places::random).mean();
  };
  for (std::size_t i = 1; i < records.size(); ++i)
    if (near_data(i).mean() > near_data(seen.most).mean()) seen.most = i;
  if (!is_done) return seen;
  const Spread gain = gain_near_data(records.front(), records[seen.most]);
  const bool gathered = is_clear(gain) && gain.mean() > near_random(seen.most) - near_random(0);
  const bool left = is_clear(gain_near_data(records.back(), records[seen.most]));
  seen.course = !gathered ? LocalComplexity::Course::not_gathered
                : left    ? LocalComplexity::Course::gathered_and_left
                          : LocalComplexity::Course::gathered;
  return seen;
}

std::string local_complexity_text(const LocalComplexity& seen, std::span<const Record> records,
                                  double radius) {
  if (seen.course == LocalComplexity::Course::unknown) return verdict_text(seen.course);
  const Record &first = records.front(), &most = records[seen.most], &last = records.back();
  return "Within " + lab::significant_text(radius, 3) + " of a training point there are " +
         mean_text(first, Places::train) + " cells before training, at most " +
         mean_text(most, Places::train) + ", at step " + lab::whole_text(static_cast<double>(most.step)) +
         ", and " + mean_text(last, Places::train) + " at the end; of a random place " +
         mean_text(first, Places::random) + ", " + mean_text(most, Places::random) + " and " +
         mean_text(last, Places::random) + ". " + verdict_text(seen.course);
}

}  // namespace crease::distance
