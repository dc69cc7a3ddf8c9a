#include "app/notice.h"

#include <algorithm>
#include <utility>

#include "imgui.h"
#include "imgui_internal.h"
#include "ui/theme.h"

namespace crease::app {
namespace {

constexpr double shortest_s = 5;
constexpr double per_character_s = 0.06;
constexpr float widest_pt = 480;

}  // namespace

void Notice::show(std::string sentence, double now_s) {
  sentence_ = std::move(sentence);
  until_s_ = now_s + std::max(shortest_s, per_character_s * static_cast<double>(sentence_.size()));
}

double Notice::seconds_left(double now_s) const {
  return sentence_.empty() ? -1 : std::max(until_s_ - now_s, 0.0);
}

void Notice::draw(const ui::Theme& theme, double now_s) {
  if (!sentence_.empty() && now_s >= until_s_) sentence_.clear();
  if (sentence_.empty()) return;
  const ImVec2 room = ImGui::GetMainViewport()->Size;
  const float gap = theme.metrics.group_gap;
  ImGui::SetNextWindowPos({room.x / 2, room.y - gap}, ImGuiCond_Always, {0.5f, 1});
  ImGui::PushStyleColor(ImGuiCol_WindowBg, theme.warning_soft);
  ImGui::PushStyleColor(ImGuiCol_Border, theme.warning);
  ImGui::PushStyleColor(ImGuiCol_Text, theme.text);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {gap, theme.metrics.gap});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, theme.metrics.radius);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
  constexpr ImGuiWindowFlags flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoInputs |
                                     ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoSavedSettings |
                                     ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav;
  ImGui::Begin("notice", nullptr, flags);
  ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
  ImGui::PushFont(nullptr, theme.type.body);
  ImGui::PushTextWrapPos(std::min(widest_pt, room.x - 4 * gap));
  ImGui::TextUnformatted(sentence_.c_str());
  ImGui::PopTextWrapPos();
  ImGui::PopFont();
  ImGui::End();
  ImGui::PopStyleVar(3);
  ImGui::PopStyleColor(3);
}

}  // namespace crease::app
