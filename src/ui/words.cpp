#include "ui/words.h"

#include <algorithm>

#include "imgui.h"
#include "lab/words.h"

namespace crease::ui {

void speak(const lab::Words* words) {
  // Dear ImGui only hands the pointer back; Words looks things up and changes nothing.
  ImGui::GetIO().UserData = const_cast<lab::Words*>(words);
}

std::string_view translated(std::string_view english) {
  const auto* words = static_cast<const lab::Words*>(ImGui::GetIO().UserData);
  return words == nullptr ? english : words->translate(english);
}

std::string translated_lines(std::string_view english) {
  std::string text;
  while (!english.empty()) {
    const std::size_t end = std::min(english.find('\n'), english.size());
    text += translated(english.substr(0, end));
    if (end < english.size()) text += '\n';
    english.remove_prefix(std::min(end + 1, english.size()));
  }
  return text;
}

}  // namespace crease::ui
