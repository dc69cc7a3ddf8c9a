#include "chapters/distance/model.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/nn/forward.h"
#include "lab/number_words.h"

namespace crease::distance {
namespace {

constexpr int directions = 1000;

constexpr std::array<stage::ActionEntry, 4> action_entries = {{
    {"earlier", "Earlier", "Shows the measured moment of training before this one.", "Training",
     "training.shown"},
    {"later", "Later", "Shows the next measured moment of training.", "Training", "training.shown"},
    {"use_flip", "Until the answer changes",
     "Makes the step just as long as it takes for the network's answer to change.", "Adversarial step",
     "step.length"},
    {"reset_window", "Whole plane", "Shows the square around all points again.", "Picture", "picture.window"},
}};

/// Spent after a slice.
class OneSlice final : public lab::Budget {
 public:
  bool is_spent() const override { return true; }
};

}  // namespace

Model::Model() {
  begin(nullptr);
}

/// The first record is made at once, so that there always is a network to show.
void Model::begin(const Settings* before) {
  const Settings& now = settings();
  if (before == nullptr || !has_same_course(*before, now)) {
    course_.emplace(now);
    while (course_->records().empty()) course_->advance(OneSlice());
  }
  if (before == nullptr || !has_same_study(*before, now)) study_.emplace(now);
  look();
}

std::span<const stage::ActionEntry> Model::own_actions() const {
  return action_entries;
}

Status Model::set(std::string_view id, const lab::Value& value) {
  Status status = SettingsChapter::set(id, value);
  is_stale_ = true;
  return status;
}

/// The last record up to a step.
std::size_t Model::record_at(int step) const {
  const std::vector<Record>& records = course_->records();
  std::size_t index = 0;
  while (index + 1 < records.size() && records[index + 1].step <= step) ++index;
  return index;
}

bool Model::is_possible(std::string_view action) const {
  if (action == "earlier") return shown_ > 0;
  if (action == "later") return shown_ + 1 < course_->records().size();
  if (action == "use_flip") return step_.flip_length && *step_.flip_length <= 100;
  const plane::Window first = Settings().window;
  return !(settings().window == first);
}

Status Model::carry_out(std::string_view action, std::string_view argument) {
  static_cast<void>(argument);
  // A little beyond the root, so that rounding does not decide.
  constexpr double beyond = 1.0001;
  if (action == "use_flip") return set("step.length", std::min(100.0, *step_.flip_length * beyond));
  Settings next = settings();
  if (action == "reset_window") next.window = Settings().window;
  if (action == "earlier") next.shown = static_cast<int>(course_->records()[shown_ - 1].step);
  if (action == "later") next.shown = static_cast<int>(course_->records()[shown_ + 1].step);
  change(next, true);
  is_stale_ = true;
  return {};
}

bool Model::is_busy() const {
  return is_stale_ || !course_->is_done() || !study_->is_done();
}

/// What is shown comes first, then the course, then the random networks.
bool Model::update(const lab::Budget& budget) {
  if (!is_busy()) return false;
  if (is_stale_) look();
  if (!course_->is_done() && !budget.is_spent()) {
    if (course_->advance(budget) && record_at(settings().shown) != shown_) look();
  }
  if (course_->is_done() && !study_->is_done() && !budget.is_spent()) study_->advance(budget);
  return true;
}

void Model::look() {
  is_stale_ = false;
  shown_ = record_at(settings().shown);
  const Record& record = shown();
  const Status status = cut_.make(record.network, settings().window);
  trouble_ = status ? "" : status.error().message;
  value_scale_ = 1e-9;
  for (const double f : nn::evaluate(record.network, course_->points().train.x))
    value_scale_ = std::max(value_scale_, std::fabs(f));
  look_at_place();
}

void Model::look_at_place() {
  const Settings& now = settings();
  const nn::Network& network = shown().network;
  ball_ = ball_at(network, now.place, now.norm);
  const std::array<double, 2> point = {now.place.x, now.place.y};
  const auto visible = regions::visible_distance(network, point, now.norm);
  visible_ = visible ? std::optional(visible.value()) : std::nullopt;
  certificate_.reset();
  if (ball_.is_bounded() && ball_.nearest.distance > 0)
    certificate_ = certificate_of(network, ball_, directions);
  step_ = adversarial_step(network, now.place, now.step_kind, now.step_length);
}

std::string Model::message() const {
  if (!course_->trouble().empty()) return lab::sentence(course_->trouble());
  return trouble_.empty() ? "" : lab::sentence("The cells cannot be drawn: " + trouble_);
}

}  // namespace crease::distance
