#include "chapters/approximate/model.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/check.h"
#include "lab/number_words.h"

namespace crease::approximate {
namespace {

constexpr const char* count_id = "network.count";
constexpr double relative_width = 1e-6;  ///< of the enclosure that is shown

constexpr std::array<stage::ActionEntry, 3> action_entries = {{
    {"fewer", "Half as many", "Halves the number of bins or pieces.", "Network", count_id},
    {"more", "Twice as many", "Doubles the number of bins or pieces.", "Network", count_id},
    {"use_needed", "As many as needed",
     "Takes as many bins or pieces as the error that is asked for needs, once that is known.",
     "How many neurons?", count_id},
}};

Task task_of(const Settings& settings) {
  Result<Expression> target = Expression::parse(formula_of(settings), 1);
  CREASE_CHECK(target.ok(), "formulas are read before they become settings");
  return {std::move(target).value(), settings.begin, settings.end};
}

/// Whether the error curves of both are the same.
bool has_same_study(const Settings& a, const Settings& b) {
  return formula_of(a) == formula_of(b) && a.begin == b.begin && a.end == b.end &&
         a.construction == b.construction && a.sharpness == b.sharpness;
}

}  // namespace

Model::Model() : task_(task_of(settings())) {
  begin(nullptr);
}

void Model::begin(const Settings* before) {
  const Settings& now = settings();
  task_ = task_of(now);
  Approximation made = construct(task_, now.construction, now.count, now.sharpness);
  lipschitz_ = lipschitz_constant(task_);
  bound_ = error_bound(task_, now.construction, made, now.count, now.sharpness);
  curves_ = sample(task_, made);
  measurement_.emplace(task_, std::move(made), relative_width);
  if (before == nullptr || !has_same_study(*before, now))
    study_.emplace(task_, now.construction, now.sharpness);
  study_->ask(now.epsilon);
}

std::span<const stage::ActionEntry> Model::own_actions() const {
  return action_entries;
}

bool Model::is_possible(std::string_view action) const {
  return count_for(action).has_value();
}

/// The number of bins that an action asks for; none where it is not to be had now.
std::optional<int> Model::count_for(std::string_view action) const {
  const int now = settings().count;
  if (action == "more" && now < most_count) return std::min(most_count, 2 * now);
  if (action == "fewer" && now > 1) return now / 2;
  const Study::Answer& needed = study_->needed();
  if (action == "use_needed" && needed.kind == Study::Answer::Kind::found && needed.count != now)
    return needed.count;
  return std::nullopt;
}

Status Model::carry_out(std::string_view action, std::string_view argument) {
  static_cast<void>(argument);
  return set(count_id, std::int64_t(*count_for(action)));
}

bool Model::is_busy() const {
  return !measurement_->is_done() || !study_->is_done();
}

/// What is shown is measured first.
bool Model::update(const lab::Budget& budget) {
  if (!is_busy()) return false;
  if (measurement_->is_done() || measurement_->advance(budget))
    if (!budget.is_spent()) study_->advance(budget);
  return true;
}

std::optional<Distance> Model::distance() const {
  if (!measurement_->is_done() || !measurement_->trouble().empty()) return std::nullopt;
  return measurement_->distance();
}

std::string Model::message() const {
  const std::string& trouble = measurement_->trouble();
  return trouble.empty() ? "" : lab::sentence("Nothing can be measured: " + trouble);
}

}  // namespace crease::approximate
