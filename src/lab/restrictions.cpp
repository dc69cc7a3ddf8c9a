#include "lab/restrictions.h"

#include <algorithm>
#include <array>

namespace crease::lab {
namespace {

constexpr std::string_view diagram = "network", all_settings = "settings", transport = "Transport";
constexpr std::string_view choice_of_chapter = "chapter";
constexpr std::string_view weights = "weights", network_group = "Network";
constexpr std::array<std::string_view, 9> parts = {
    diagram, "plots", "transport", "readouts", "tools", "share", "save_network", "theme", choice_of_chapter};
/// There are as many parameters of these as the network happens to have layers and weights.
constexpr std::array<std::string_view, 3> families = {"layer.", "weight.", "bias."};

char small(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool same(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return small(x) == small(y); });
}

bool has(const std::vector<std::string>& words, std::string_view wanted) {
  return !wanted.empty() &&
         std::any_of(words.begin(), words.end(), [&](const std::string& word) { return same(word, wanted); });
}

// The second of two networks has the first's descriptions again, with "b." before the id and " B" behind the
// group: a word means both.
bool has_id(const std::vector<std::string>& words, std::string_view id) {
  constexpr std::string_view second = "b.";
  return has(words, id) || (id.starts_with(second) && has(words, id.substr(second.size())));
}

std::string_view without_second(std::string_view group) {
  constexpr std::string_view second = " B";
  return group.ends_with(second) ? group.substr(0, group.size() - second.size()) : group;
}

bool has_group(const std::vector<std::string>& words, std::string_view group) {
  return has(words, group) || has(words, without_second(group));
}

bool has_group_to_hide(const std::vector<std::string>& words, std::string_view group) {
  const auto means = [&](const std::string& word) {
    return word != diagram && (same(word, group) || same(word, without_second(group)));
  };
  return std::any_of(words.begin(), words.end(), means);
}

/// What stands beside the settings rather than in the row of the transport.
bool is_setting(std::string_view group) {
  return !group.empty() && group != transport;
}

std::string join(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "\"" : ", \"") + word.substr(0, 40) + '"';
  return text;
}

bool is_part(std::string_view word) {
  return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) { return same(word, part); });
}

bool is_described(std::string_view word, const std::vector<Parameter>& parameters,
                  const std::vector<Action>& actions) {
  const auto means = [&](const auto& described) {
    return same(word, described.id) || same(word, described.group);
  };
  return same(word, all_settings) || same(word, weights) || same(word, choice_of_chapter) ||
         std::any_of(families.begin(), families.end(),
                     [&](std::string_view family) { return word.starts_with(family); }) ||
         std::any_of(parameters.begin(), parameters.end(), means) ||
         std::any_of(actions.begin(), actions.end(), means);
}

std::vector<std::string> words_of(std::string_view list) {
  std::vector<std::string> words;
  for (const std::string_view word : split_text(list, ','))
    if (!word.empty()) words.emplace_back(word);
  return words;
}

}  // namespace

Result<Restrictions> parse_restrictions(std::string_view text) {
  Restrictions restrictions;
  for (const std::string_view line : split_text(text, '\n')) {
    if (line.empty()) continue;
    if (line == "readonly")
      restrictions.is_readonly = true;
    else if (line.starts_with("hide "))
      restrictions.hidden = words_of(line.substr(5));
    else if (line.starts_with("lock "))
      restrictions.locked = words_of(line.substr(5));
    else
      return Error{"Restrictions are lines \"hide ...\", \"lock ...\" or \"readonly\"; \"" +
                   std::string(line.substr(0, 60)) + "\" is none of these."};
  }
  return restrictions;
}

bool hides_part(const Restrictions& restrictions, std::string_view part) {
  const std::vector<std::string>& words = restrictions.hidden;
  return part == diagram ? std::find(words.begin(), words.end(), part) != words.end() : has(words, part);
}

bool hides(const Restrictions& restrictions, const Parameter& parameter) {
  const std::vector<std::string>& words = restrictions.hidden;
  return has_id(words, parameter.id) || has_group_to_hide(words, parameter.group) ||
         (has(words, all_settings) && is_setting(parameter.group));
}

bool hides(const Restrictions& restrictions, const Action& action) {
  const std::vector<std::string>& words = restrictions.hidden;
  return has_id(words, action.id) || has_group_to_hide(words, action.group) ||
         (has(words, all_settings) && is_setting(action.group));
}

bool locks(const Restrictions& restrictions, const Parameter& parameter) {
  const std::vector<std::string>& words = restrictions.locked;
  return has_id(words, parameter.id) || has_group(words, parameter.group) ||
         (has(words, all_settings) && is_setting(parameter.group));
}

bool locks(const Restrictions& restrictions, const Action& action) {
  const std::vector<std::string>& words = restrictions.locked;
  return has_id(words, action.id) || has_group(words, action.group) || has(words, action.sets) ||
         (has(words, all_settings) && is_setting(action.group));
}

bool locks_weights(const Restrictions& restrictions, std::string_view id) {
  const std::vector<std::string>& words = restrictions.locked;
  return has_id(words, id) || has(words, weights) || has(words, network_group) || has(words, all_settings);
}

bool locks_chapter(const Restrictions& restrictions) {
  return restrictions.is_readonly || has(restrictions.locked, choice_of_chapter);
}

std::string unknown_words(const Restrictions& restrictions, const std::vector<Parameter>& parameters,
                          const std::vector<Action>& actions) {
  std::vector<std::string> unknown;
  for (const std::string& word : restrictions.hidden)
    if (!is_part(word) && !is_described(word, parameters, actions)) unknown.push_back(word);
  for (const std::string& word : restrictions.locked)
    if (!is_described(word, parameters, actions)) unknown.push_back(word);
  if (unknown.empty()) return "";
  return "Nothing here can be hidden or locked by the name " + join(unknown) + ".";
}

}  // namespace crease::lab
