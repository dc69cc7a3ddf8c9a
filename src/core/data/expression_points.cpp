#include "core/data/expression_points.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "core/base/expression.h"
#include "core/base/rng.h"
#include "core/data/streams.h"
#include "core/data/text.h"

namespace crease::data {
namespace {

constexpr int block = 256;
/// Draws for every point that is wanted: classes that cover less than about a hundredth are not found.
constexpr std::int64_t draws_per_point = 64, draws_at_least = 65'536;
constexpr double value_noise = 0.3, shift_noise = 0.15;  ///< at noise 1, as the other sources have it
constexpr double largest_unscaled = 10;

/// How many of what a search is for are still missing: finite values, or points of class 0 and of class 1.
using Missing = std::array<int, 2>;

void take(Dataset& all, Missing& missing, const double* point, double value) {
  if (!std::isfinite(value)) return;
  const int kind = all.task == Task::classification && value > 0 ? 1 : 0;
  if (missing[kind] == 0) return;
  --missing[kind];
  all.x.insert(all.x.end(), {point[0], point[1]});
  all.value.push_back(all.task == Task::classification ? kind : value);
}

Missing search(const Expression& expression, const Request& request, Missing missing, Dataset& all) {
  Random random(request.seed, points_stream);
  std::array<double, 2 * block> points;
  std::array<double, block> values;
  const std::int64_t most = std::max(draws_at_least, draws_per_point * request.count);
  for (std::int64_t drawn = 0; drawn < most && missing[0] + missing[1] > 0; drawn += block) {
    for (double& coordinate : points) coordinate = 2 * random.uniform() - 1;
    expression.evaluate(points, values);
    for (int i = 0; i < block; ++i) take(all, missing, &points[2 * i], values[i]);
  }
  return missing;
}

Error nothing_found(const Request& request, Task task, bool is_positive_missing) {
  const bool has_classes = task == Task::classification;
  const std::string what = !has_classes ? "finite" : is_positive_missing ? "positive" : "zero or negative";
  return Error{"the expression " + quoted(request.expression) + " is hardly anywhere " + what +
               " on [-1, 1] x [-1, 1]; one with " + (has_classes ? "both signs" : "values") +
               " there would be right"};
}

void shake(Dataset& all, const Request& request) {
  Random random(request.seed, noise_stream);
  for (double& coordinate : all.x) coordinate += shift_noise * request.noise * random.normal();
}

/// Noise in proportion to the range of the values.
void shake_values(Dataset& all, const Request& request) {
  const double half_range = scale_of(all.value).half_range;
  Random random(request.seed, noise_stream);
  for (double& value : all.value) value += value_noise * request.noise * half_range * random.normal();
  const Scale scale = scale_of(all.value);
  if (std::fabs(scale.centre) + scale.half_range <= largest_unscaled) return;
  all.value_scale = scale;
  for (double& value : all.value) value = scale.stored(value);
}

}  // namespace

Result<Dataset> draw_expression(const Request& request, Task task) {
  const Result<Expression> expression = Expression::parse(request.expression);
  if (!expression) return Error{"the expression, " + expression.error().message};
  Dataset all;
  all.task = task;
  const bool has_classes = task == Task::classification;
  all.classes = has_classes ? 2 : 1;
  const int positive = has_classes ? request.count / 2 : 0;
  const Missing missing = search(expression.value(), request, {request.count - positive, positive}, all);
  if (missing[0] + missing[1] > 0) return nothing_found(request, task, missing[1] > 0);
  if (has_classes) {
    shake(all, request);
  } else {
    shake_values(all, request);
  }
  return all;
}

}  // namespace crease::data
