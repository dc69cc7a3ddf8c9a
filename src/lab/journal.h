#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "lab/chapter.h"
#include "lab/command.h"

/// What makes a chapter's state, as little of it as possible: the settings with which training began, and the
/// commands since that changed what training computes, each with the step at which it came.
namespace crease::lab {

using SettingValues = std::vector<std::pair<std::string, Value>>;

/// The parameters whose values differ from those with which the chapter opens, in the order of their
/// description: those that only change the view, or all others.
SettingValues changed_settings(const Chapter& chapter, bool of_view);

/// Error: the sentence of the first one that is refused; those before it are set.
Status apply_settings(Chapter& chapter, const SettingValues& settings);

struct Event {
  std::int64_t step = 0;
  Command command;

  bool operator==(const Event&) const = default;
};

struct Journal {
  std::uint64_t run = 0;  ///< which beginning of training this is about
  SettingValues start;    ///< the settings then, but for those of the view
  std::vector<Event> events;

  /// How many events had come when training stood at `step`, all those at `step` included.
  std::size_t events_until(std::int64_t step) const;
  /// Adds a command. Setting the same thing again at the same step replaces the event before.
  void add(std::int64_t step, const Command& command);
};

}  // namespace crease::lab
