#include "chapters/approximate/approximation.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <utility>

#include "core/base/real_functions.h"
#include "core/constructions/hats.h"
#include "core/constructions/sigmoid_steps.h"

namespace crease::approximate {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
/// Values beyond this would leave no digits for what lies between them.
constexpr double largest_value = 1e12;
constexpr int slope_parts = 512;  ///< of the segment, for bounds of slopes
constexpr int piece_parts = 8;    ///< of a piece, likewise

double part(double begin, double end, int i, int count) {
  return i == count ? end : begin + i * ((end - begin) / count);
}

/// Bounds of all slopes between two points of a segment.
Interval slopes(const constructions::Curve& target, double begin, double end, int parts) {
  Interval all = {infinity, -infinity};
  for (int i = 0; i < parts; ++i) {
    const Interval slope = target.over({part(begin, end, i, parts), part(begin, end, i + 1, parts)}).slope;
    all = {std::min(all.low, slope.low), std::max(all.high, slope.high)};
  }
  return all;
}

double broken_line_bound(const Task& task, std::span<const double> inner_knots) {
  double bound = 0, from = task.begin;
  for (std::size_t i = 0; i <= inner_knots.size(); ++i) {
    const double to = i < inner_knots.size() ? inner_knots[i] : task.end;
    const Interval slope = slopes(task.target, from, to, piece_parts);
    bound = std::max(bound, (to - from) * (slope.high - slope.low) / 4);
    from = to;
  }
  return std::isnan(bound) ? infinity : bound;
}

double steps_bound(double lipschitz, double h, double sharpness) {
  const double r = crease::exp(-sharpness / 2);
  return lipschitz * h * (0.5 + r * (1 + r * r) / (1 - r * r));
}

/// What the bumps lack at the ends of the segment.
double edge_defect(const Task& task, int count, double sharpness) {
  const double half_bin = (task.end - task.begin) / count / 2;
  const double first = std::fabs(task.at(task.begin + half_bin));
  const double last = std::fabs(task.at(task.end - half_bin));
  const double far = 1 / (1 + crease::exp(sharpness * count));
  return std::max(first / 2 + last * far, last / 2 + first * far);
}

constructions::BrokenLine broken_line(const Task& task, Construction construction, int count) {
  const auto f = [&](double x) {
    return task.at(x);
  };
  if (construction == Construction::greedy) return constructions::greedy_line(f, task.begin, task.end, count);
  return constructions::uniform_line(f, task.begin, task.end, count);
}

Approximation along(const constructions::BrokenLine& line) {
  return {constructions::hats(line.x, line.y), {line.x.begin() + 1, line.x.end() - 1}};
}

class Unlimited final : public lab::Budget {
 public:
  bool is_spent() const override { return false; }
};

Approximation sigmoids(const Task& task, Construction construction, int count, double sharpness) {
  const constructions::Bins bins{task.begin, task.end, count, sharpness * count / (task.end - task.begin)};
  const auto f = [&](double x) {
    return task.at(x);
  };
  Approximation result;
  const bool has_steps = construction == Construction::steps;
  result.network = has_steps ? constructions::sigmoid_steps(f, bins) : constructions::sigmoid_bumps(f, bins);
  for (int i = 1; i < count; ++i) result.breakpoints.push_back(part(task.begin, task.end, i, count));
  return result;
}

}  // namespace

double Task::at(double x) const {
  const double value = target.at(x);
  return std::fabs(value) <= largest_value ? value : 0;
}

Approximation construct(const Task& task, Construction construction, int count, double sharpness) {
  Making making(task, construction, count, sharpness);
  while (!making.advance(Unlimited())) {
  }
  return making.made();
}

Making::Making(Task task, Construction construction, int count, double sharpness) : task_(std::move(task)) {
  if (is_sigmoid(construction)) {
    made_ = sigmoids(task_, construction, count, sharpness);
  } else if (construction == Construction::optimal) {
    search_.emplace([task = task_](double x) { return task.at(x); }, task_.begin, task_.end, count);
  } else {
    made_ = along(broken_line(task_, construction, count));
  }
}

bool Making::advance(const lab::Budget& budget) {
  do {
    if (!search_ || !search_->advance()) continue;
    made_ = along(search_->line());
    search_.reset();
  } while (search_ && !budget.is_spent());
  return is_done();
}

void Making::come_near() {
  while (search_ && !search_->is_near()) search_->advance();
}

Approximation Making::made() const {
  return search_ ? along(search_->line()) : made_;
}

int neurons_for(Construction construction, int count) {
  if (construction == Construction::steps) return std::max(1, count - 1);
  return construction == Construction::bumps ? 2 * count : count;
}

double lipschitz_constant(const Task& task) {
  const Interval slope = slopes(task.target, task.begin, task.end, slope_parts);
  const double constant = std::max(std::fabs(slope.low), std::fabs(slope.high));
  return std::isnan(constant) ? infinity : constant;
}

double error_bound(const Task& task, Construction construction, const Approximation& approximation, int count,
                   double sharpness) {
  if (is_sigmoid(construction)) {
    const double h = (task.end - task.begin) / count;
    const double steps = steps_bound(lipschitz_constant(task), h, sharpness);
    return construction == Construction::steps ? steps : steps + edge_defect(task, count, sharpness);
  }
  if (construction != Construction::optimal) return broken_line_bound(task, approximation.breakpoints);
  std::vector<double> knots;
  for (int i = 1; i < count; ++i) knots.push_back(part(task.begin, task.end, i, count));
  return broken_line_bound(task, knots);
}

}  // namespace crease::approximate
