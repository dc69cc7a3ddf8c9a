#include "chapters/approximate/study.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include "core/base/real_functions.h"

namespace crease::approximate {
namespace {

constexpr std::array<int, 13> counts = {1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96};
/// Finding the best knots takes longest; the line is straight long before.
constexpr int most_optimal = 48;
constexpr int first_of_slope = 8, fewest_of_slope = 3;
constexpr double curve_width = 1e-4;

}  // namespace

Study::Study(Task task, Construction construction, double sharpness)
    : task_(std::move(task)), construction_(construction), sharpness_(sharpness) {}

void Study::ask(double epsilon) {
  epsilon_ = epsilon;
  needed_ = {};
  too_few_ = enough_ = 0;
  answers_.clear();
  if (!is_question_) return;
  making_.reset();
  running_.reset();
  is_question_ = false;
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
    if (measured(asked) == nullptr) return asked;
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

/// False: nothing is left to be measured.
bool Study::begin_next() {
  std::optional<int> count = next_count();
  is_question_ = !count;
  if (!count) count = next_question();
  if (!count) return false;
  running_count_ = *count;
  making_.emplace(task_, construction_, *count, sharpness_);
  return true;
}

void Study::advance(const lab::Budget& budget) {
  do {
    if (!running_ && !making_ && !begin_next()) return;
    if (making_) {
      if (!making_->advance(budget)) return;
      running_.emplace(task_, making_->made(), curve_width,
                       is_question_ ? epsilon_ : std::numeric_limits<double>::quiet_NaN());
      making_.reset();
      continue;
    }
    if (!running_->advance(budget)) return;
    has_trouble_ = !running_->trouble().empty();
    if (has_trouble_) return;
    (is_question_ ? answers_ : distances_)[running_count_] = running_->distance();
    running_.reset();
    is_question_ = false;
  } while (!budget.is_spent());
}

const Distance* Study::measured(int count) const {
  for (const auto* known : {&distances_, &answers_})
    if (const auto found = known->find(count); found != known->end()) return &found->second;
  return nullptr;
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
