#include "chapters/stage/action_entry.h"

#include <array>
#include <string>

namespace crease::stage {
namespace {

constexpr std::array<ActionEntry, 2> common = {{
    {.id = "restore_settings",
     .label = "Restore all settings",
     .help = "Everything as it is when the chapter opens."},
    {.id = "rewind",
     .label = "Begin again",
     .help = "Computes everything again from the same settings.",
     .is_hidden = true},
}};

constexpr std::size_t longest_quoted = 60;

}  // namespace

std::span<const ActionEntry> common_actions() {
  return common;
}

bool is_common_action(std::string_view id) {
  return find_action({}, id) != nullptr;
}

const ActionEntry* find_action(std::span<const ActionEntry> own, std::string_view id) {
  for (const std::span<const ActionEntry> entries : {own, common_actions()})
    for (const ActionEntry& entry : entries)
      if (entry.id == id) return &entry;
  return nullptr;
}

lab::Action described_action(const ActionEntry& entry) {
  lab::Action action{entry.id, entry.label, entry.help};
  action.argument = entry.argument;
  action.is_hidden = entry.is_hidden;
  action.group = entry.group;
  action.sets = entry.sets;
  action.is_stroke = entry.is_stroke;
  return action;
}

Error unknown_setting(std::string_view id) {
  return {"There is no setting called " + std::string(id.substr(0, longest_quoted)) + "."};
}

Error unknown_action(std::string_view id) {
  return {"There is no action called " + std::string(id.substr(0, longest_quoted)) + "."};
}

Error takes_nothing(const ActionEntry& entry) {
  return {std::string(entry.id) + " takes nothing behind it."};
}

Error changes_nothing(const ActionEntry& entry) {
  return {"This changes nothing now: " + std::string(entry.label) + "."};
}

}  // namespace crease::stage
