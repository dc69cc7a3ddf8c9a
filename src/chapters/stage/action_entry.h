#pragma once

#include <span>
#include <string_view>

#include "core/base/result.h"
#include "lab/parameter.h"

namespace crease::stage {

/// An action of a chapter's own. "rewind" and "restore_settings" come with every chapter.
struct ActionEntry {
  const char *id, *label, *help;
  const char* group = "";  ///< of the settings it belongs to
  const char* sets = "";   ///< the parameter that it changes, if it is one
  bool is_hidden = false;
  const char* argument = "";  ///< what it takes; empty: nothing
  bool is_stroke = false;     ///< done again and again while the pointer moves
};

/// The two that every chapter has, behind its own.
std::span<const ActionEntry> common_actions();
bool is_common_action(std::string_view id);
/// Null: there is no such action.
const ActionEntry* find_action(std::span<const ActionEntry> own, std::string_view id);
lab::Action described_action(const ActionEntry& entry);
Error unknown_setting(std::string_view id);
Error unknown_action(std::string_view id);
Error takes_nothing(const ActionEntry& entry);
Error changes_nothing(const ActionEntry& entry);

}  // namespace crease::stage
