#include "ui/words.h"

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

}  // namespace crease::ui
