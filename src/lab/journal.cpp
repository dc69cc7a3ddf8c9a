#include "lab/journal.h"

#include <algorithm>

namespace crease::lab {

SettingValues changed_settings(const Chapter& chapter, bool of_view) {
  SettingValues settings;
  for (const Parameter& parameter : chapter.parameters()) {
    if ((chapter.touch_of_set(parameter.id) == Touch::view) != of_view) continue;
    const Result<Value> value = chapter.get(parameter.id);
    if (value && !(value.value() == parameter.initial)) settings.emplace_back(parameter.id, value.value());
  }
  return settings;
}

Status apply_settings(Chapter& chapter, const SettingValues& settings) {
  for (const auto& [id, value] : settings) {
    const Status status = chapter.set(id, value);
    if (!status) return status;
  }
  return {};
}

std::size_t Journal::events_until(std::int64_t step) const {
  const auto end =
      std::upper_bound(events.begin(), events.end(), step,
                       [](std::int64_t wanted, const Event& event) { return wanted < event.step; });
  return static_cast<std::size_t>(end - events.begin());
}

void Journal::add(std::int64_t step, const Command& command) {
  const bool is_set = command.kind == Command::Kind::set;
  const bool replaces = is_set && !events.empty() && events.back().step == step &&
                        events.back().command.kind == Command::Kind::set &&
                        events.back().command.id == command.id;
  if (replaces) events.pop_back();
  events.push_back({step, command});
}

}  // namespace crease::lab
