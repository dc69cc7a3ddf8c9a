#include <algorithm>
#include <string>
#include <utility>

#include "lab/commands.h"
#include "lab/session.h"

/// What a session refuses because whoever shows the lab has taken it out.
namespace crease::lab {
namespace {

constexpr std::string_view only_to_watch =
    "This lab is only to watch: it trains, steps and rewinds, and the view can be moved; nothing else "
    "changes.";

std::string locked(const std::string& label) {
  return label + " is locked here.";
}

/// Settings may come and go with the second of two networks ("b."); all others must still be there as they
/// were.
bool holds(const SettingValues& before, const SettingValues& now) {
  return std::all_of(before.begin(), before.end(), [&](const auto& setting) {
    const auto same =
        std::find_if(now.begin(), now.end(), [&](const auto& each) { return each.first == setting.first; });
    return same == now.end() ? setting.first.starts_with("b.") : same->second == setting.second;
  });
}

/// The one change of the experiment that leaves it what it is.
bool is_transport(std::string_view id) {
  return id == "rewind";
}

}  // namespace

std::string Session::restrict(Restrictions restrictions) {
  restrictions_ = std::move(restrictions);
  undo_.clear();
  redo_.clear();
  is_same_gesture_ = false;
  return unknown_words(restrictions_, all_parameters(), all_actions());
}

void Session::restrict_one(Parameter& parameter) const {
  parameter.is_hidden = parameter.is_hidden || hides(restrictions_, parameter);
  const bool is_to_watch = restrictions_.is_readonly && touch_of_set(parameter.id) == Touch::experiment;
  parameter.is_locked = is_to_watch || locks(restrictions_, parameter);
}

Parameter Session::step_parameter() const {
  Parameter step = described_step();
  restrict_one(step);
  return step;
}

std::vector<Parameter> Session::parameters() const {
  std::vector<Parameter> parameters = all_parameters();
  for (Parameter& parameter : parameters) restrict_one(parameter);
  return parameters;
}

std::vector<Action> Session::actions() const {
  std::vector<Action> actions = all_actions();
  for (Action& action : actions) {
    action.is_hidden = action.is_hidden || hides(restrictions_, action);
    const bool is_to_watch =
        restrictions_.is_readonly && !is_transport(action.id) && touch_of_act(action.id) == Touch::experiment;
    action.is_enabled = action.is_enabled && !is_to_watch && !locks(restrictions_, action);
  }
  return actions;
}

std::string Session::refusal_to_set(std::string_view id) const {
  if (restrictions_.is_readonly && touch_of_set(id) == Touch::experiment) return std::string(only_to_watch);
  if (restrictions_.locked.empty()) return "";
  for (const Parameter& parameter : all_parameters())
    if (parameter.id == id) return locks(restrictions_, parameter) ? locked(parameter.label) : "";
  const bool is_weight = touch_of_set(id) == Touch::experiment;
  return is_weight && locks_weights(restrictions_, id) ? locked(words_for(set_command(id, 0.0))) : "";
}

std::string Session::refusal_to_act(std::string_view id) const {
  const bool is_change = touch_of_act(id) == Touch::experiment && !is_transport(id);
  if (restrictions_.is_readonly && is_change) return std::string(only_to_watch);
  if (restrictions_.locked.empty()) return "";
  for (const Action& action : all_actions())
    if (action.id == id && locks(restrictions_, action)) return "This is locked here: " + action.label + ".";
  return "";
}

SettingValues Session::locked_values() const {
  SettingValues values;
  for (const Parameter& parameter : chapter_.parameters())
    if (locks(restrictions_, parameter))
      values.emplace_back(parameter.id, chapter_.get(parameter.id).value());
  return values;
}

/// What is locked may not change by a way around either (a file that brings another source of data).
Status Session::apply_within_locks(const Command& command) {
  if (restrictions_.locked.empty()) return apply(chapter_, command);
  const SettingValues before = locked_values();
  const std::shared_ptr<const Memento> moment = chapter_.remember(Records::included);
  const Status status = apply(chapter_, command);
  if (!status || holds(before, locked_values())) return status;
  chapter_.recall(*moment);
  beginnings_seen_ = chapter_.beginnings();
  return Error{"What is locked here would change: " + words_for(command) + "."};
}

}  // namespace crease::lab
