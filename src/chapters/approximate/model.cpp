#include "chapters/approximate/model.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/base/check.h"
#include "lab/number_words.h"

namespace crease::approximate {
namespace {

constexpr std::string_view count_id = "network.count";
constexpr double relative_width = 1e-6;  ///< of the enclosure that is shown

struct Moment final : lab::Memento {
  explicit Moment(Settings which) : settings(std::move(which)) {}
  std::size_t bytes() const override { return sizeof(*this) + settings.typed.size(); }
  Settings settings;
};

struct ActionEntry {
  const char *id, *label, *help;
  bool is_hidden;
};

constexpr ActionEntry action_entries[] = {
    {"fewer", "Half as many", "Halves the number of bins or pieces.", false},
    {"more", "Twice as many", "Doubles the number of bins or pieces.", false},
    {"use_needed", "As many as needed",
     "Takes as many bins or pieces as the error that is asked for needs, once that is known.", false},
    {"restore_settings", "Restore all settings", "Everything as it is when the chapter opens.", false},
    {"rewind", "Measure again", "Measures the same networks again.", true},
};

const ActionEntry* find_action(std::string_view id) {
  for (const ActionEntry& entry : action_entries)
    if (entry.id == id) return &entry;
  return nullptr;
}

const Setting* find(const std::vector<Setting>& table, std::string_view id) {
  for (const Setting& setting : table)
    if (setting.description.id == id) return &setting;
  return nullptr;
}

Error unknown_setting(std::string_view id) {
  return {"There is no setting called " + std::string(id.substr(0, 60)) + "."};
}

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

Model::Model() : task_(task_of(settings_)) {
  begin(true);
}

/// All that follows from the settings at once; the rest is for update.
void Model::begin(bool is_other_study) {
  task_ = task_of(settings_);
  Approximation made = construct(task_, settings_.construction, settings_.count, settings_.sharpness);
  lipschitz_ = lipschitz_constant(task_);
  bound_ = error_bound(task_, settings_.construction, made, settings_.count, settings_.sharpness);
  curves_ = sample(task_, made);
  measurement_.emplace(task_, std::move(made), relative_width);
  if (is_other_study) study_.emplace(task_, settings_.construction, settings_.sharpness);
  study_->ask(settings_.epsilon);
}

void Model::take(const Settings& next) {
  Settings wanted = next;
  std::swap(settings_, wanted);
  begin(!has_same_study(settings_, wanted));
}

std::vector<lab::Parameter> Model::parameters() const {
  std::vector<lab::Parameter> parameters;
  for (Setting& setting : setting_table(settings_)) parameters.push_back(std::move(setting.description));
  return parameters;
}

std::vector<lab::Action> Model::actions() const {
  std::vector<lab::Action> actions;
  for (const ActionEntry& entry : action_entries) {
    lab::Action action{entry.id, entry.label, entry.help};
    action.is_hidden = entry.is_hidden;
    const bool is_about_count = std::string_view(entry.id) != "restore_settings" && !entry.is_hidden;
    if (is_about_count) {
      action.is_enabled = count_for(entry.id).has_value();
      action.group = "Network";
      action.sets = count_id;
    }
    actions.push_back(std::move(action));
  }
  return actions;
}

Result<lab::Value> Model::get(std::string_view id) const {
  const std::vector<Setting> table = setting_table(settings_);
  const Setting* setting = find(table, id);
  if (setting == nullptr) return unknown_setting(id);
  return setting->read(settings_);
}

Status Model::set(std::string_view id, const lab::Value& value) {
  const std::vector<Setting> table = setting_table(settings_);
  const Setting* setting = find(table, id);
  if (setting == nullptr) return unknown_setting(id);
  const Result<lab::Value> right = lab::checked(setting->description, value);
  if (!right) return right.error();
  Settings next = settings_;
  const Status status = setting->write(next, right.value());
  if (!status) return status;
  if (setting->is_view) {
    settings_ = next;
    return {};
  }
  ++beginnings_;  // the settings say all: nothing of before needs to be written down
  take(next);
  return {};
}

/// The number of bins that an action asks for; none where it is not to be had now.
std::optional<int> Model::count_for(std::string_view action) const {
  const int now = settings_.count;
  if (action == "more" && now < most_count) return std::min(most_count, 2 * now);
  if (action == "fewer" && now > 1) return now / 2;
  const Study::Answer& needed = study_->needed();
  if (action == "use_needed" && needed.kind == Study::Answer::Kind::found && needed.count != now)
    return needed.count;
  return std::nullopt;
}

Status Model::act(std::string_view id, std::string_view argument) {
  const ActionEntry* entry = find_action(id);
  if (entry == nullptr) return Error{"There is no action called " + std::string(id.substr(0, 60)) + "."};
  if (!argument.empty()) return Error{std::string(entry->id) + " takes nothing behind it."};
  if (id == "restore_settings" || id == "rewind") {
    ++beginnings_;
    settings_ = id == "rewind" ? settings_ : Settings();
    begin(true);
    return {};
  }
  const std::optional<int> count = count_for(id);
  if (!count) return Error{"This changes nothing now: " + std::string(entry->label) + "."};
  return set(count_id, std::int64_t(*count));
}

lab::Touch Model::touch_of_set(std::string_view id) const {
  const std::vector<Setting> table = setting_table(settings_);
  const Setting* setting = find(table, id);
  if (setting == nullptr) return lab::Touch::nothing;
  return setting->is_view ? lab::Touch::view : lab::Touch::experiment;
}

lab::Touch Model::touch_of_act(std::string_view id) const {
  return find_action(id) == nullptr ? lab::Touch::nothing : lab::Touch::experiment;
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

std::shared_ptr<const lab::Memento> Model::remember(lab::Records records) const {
  static_cast<void>(records);
  return std::make_shared<Moment>(settings_);
}

void Model::recall(const lab::Memento& memento) {
  const auto* moment = dynamic_cast<const Moment*>(&memento);
  CREASE_CHECK(moment != nullptr, "a moment of this chapter");
  take(moment->settings);
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
