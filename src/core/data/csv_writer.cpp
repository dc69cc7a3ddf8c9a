#include <cmath>

#include "core/base/number_text.h"
#include "core/data/csv.h"
#include "core/data/csv_heading.h"

namespace crease::data {
namespace {

/// The number that the reader scales to `stored`, or, where rounding skips it, one beside it.
double measured(const Scale& scale, double stored) {
  constexpr int reach = 4;  // in units of the last place; the scale's rounding is at most half of that
  if (scale == Scale{}) return stored;
  const double middle = scale.measured(stored);
  double below = middle, above = middle;
  for (int i = 0; i <= reach; ++i) {
    if (scale.stored(below) == stored) return below;
    if (scale.stored(above) == stored) return above;
    below = std::nextafter(below, -HUGE_VAL);
    above = std::nextafter(above, HUGE_VAL);
  }
  return middle;
}

std::string label(const Dataset& dataset, double value) {
  if (dataset.task == Task::regression) return shortest(measured(dataset.value_scale, value));
  const auto index = static_cast<std::size_t>(value);
  return index < dataset.class_names.size() ? csv_field(dataset.class_names[index]) : shortest(value);
}

void append_rows(const Dataset& dataset, std::string& text) {
  for (int i = 0; i < dataset.size(); ++i) {
    text += shortest(measured(dataset.x_scale, dataset.x[2 * i])) + "," +
            shortest(measured(dataset.y_scale, dataset.x[2 * i + 1])) + "," +
            label(dataset, dataset.value[i]) + "\n";
  }
}

}  // namespace

std::string write_csv(const Split& points, Rows rows) {
  const Dataset& train = points.train;
  std::string text = csv_heading(train) + csv_field(train.x_name) + "," + csv_field(train.y_name) + "," +
                     (train.task == Task::regression ? "value" : "label") + "\n";
  if (rows != Rows::test) append_rows(train, text);
  if (rows != Rows::train) append_rows(points.test, text);
  return text;
}

}  // namespace crease::data
