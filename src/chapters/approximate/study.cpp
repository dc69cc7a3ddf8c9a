#include "chapters/approximate/study.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "core/base/real_functions.h"

namespace crease::approximate {
namespace {

constexpr std::array<int, 13> counts = {1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96};
/// Finding the best knots takes longest; the line is straight long before.
constexpr int most_optimal = 48;
constexpr int first_of_slope = 8, fewest_of_slope = 3;
constexpr double relative_width = 1e-4;

}  // namespace

Study::Study(Task task, Construction construction, double sharpness)
    : task_(std::move(task)), construction_(construction), sharpness_(sharpness) {}

void Study::ask(double epsilon) {
  epsilon_ = epsilon;
  needed_ = {};
  too_few_ = enough_ = 0;
}

/// The N of the curve that is measured next.
std::optional<int> Study::next_count() {
  for (const int count : counts)
    if (!distances_.contains(count) && (construction_ != Construction::optimal || count <= most_optimal))
      return count;
  return std::nullopt;
}

/// Doubles N until it is enough, then halves the interval; answers what is known, and says what is asked
/// next.
std::optional<int> Study::next_question() {
  while (needed_.kind == Answer::Kind::searching) {
    if (enough_ != 0 && enough_ - too_few_ <= 1) {
      needed_ = {Answer::Kind::found, enough_};
      break;
    }
    if (enough_ == 0 && too_few_ == most_count) {
      needed_ = {Answer::Kind::out_of_reach, 0};
      break;
    }
    const int asked =
        enough_ == 0 ? std::min(most_count, std::max(1, 2 * too_few_)) : (too_few_ + enough_) / 2;
    if (!distances_.contains(asked)) return asked;
    (is_enough(asked) ? enough_ : too_few_) = asked;
  }
  return std::nullopt;
}

bool Study::is_done() const {
  if (has_trouble_) return true;
  const bool has_curve =
      distances_.contains(construction_ == Construction::optimal ? most_optimal : counts.back());
  return has_curve && needed_.kind != Answer::Kind::searching;
}

void Study::advance(const lab::Budget& budget) {
  do {
    if (!running_) {
      std::optional<int> count = next_count();
      if (!count) count = next_question();
      if (!count) return;
      running_count_ = *count;
      running_.emplace(task_, construct(task_, construction_, *count, sharpness_), relative_width);
    }
    if (!running_->advance(budget)) return;
    has_trouble_ = !running_->trouble().empty();
    if (has_trouble_) return;
    distances_[running_count_] = running_->distance();
    running_.reset();
  } while (!budget.is_spent());
}

std::optional<double> Study::slope() const {
  double n = 0, x = 0, y = 0, xx = 0, xy = 0;
  for (const auto& [count, distance] : distances_) {
    if (count < first_of_slope) continue;
    if (!(distance.high > 0)) return std::nullopt;
    const double log_count = crease::log(static_cast<double>(count)), log_error = crease::log(distance.high);
    n += 1;
    x += log_count;
    y += log_error;
    xx += log_count * log_count;
    xy += log_count * log_error;
  }
  if (n < fewest_of_slope) return std::nullopt;
  return (n * xy - x * y) / (n * xx - x * x);
}

}  // namespace crease::approximate
