#include <string>

#include "imgui.h"
#include "ui/column.h"
#include "ui/screen_painter.h"
#include "ui/widgets.h"

namespace crease::ui {
namespace {

constexpr float help_width_pt = 288, help_margin_pt = 12, mark_pt = 13;

/// Title and text inside an open popup or tooltip, which takes their size.
void fill_help(const Theme& theme, std::string_view title, std::string_view text) {
  const float width = help_width_pt - 2 * help_margin_pt;
  const ImVec2 corner = ImGui::GetCursorScreenPos();
  Column column(
      {{corner.x + help_margin_pt, corner.y + help_margin_pt}, {corner.x + help_margin_pt + width, 0}});
  ScreenPainter painter;
  if (!title.empty())
    draw_label(painter, column.take(line_height(theme.type.small)), title, theme.text, theme.type.small,
               Font::sans_bold);
  if (!title.empty() && !text.empty()) column.skip(theme.metrics.gap / 2);
  column.skip(draw_paragraph(theme, column.take(0), text, theme.text, theme.type.small));
  ImGui::Dummy({help_width_pt, column.y() + help_margin_pt - corner.y});
}

void push_help_style(const Theme& theme) {
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, theme.metrics.radius);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
}

}  // namespace

void help_on_hover(const Theme& theme, std::string_view title, std::string_view text) {
  if (title.empty() && text.empty()) return;
  if (!ImGui::IsItemHovered(ImGuiHoveredFlags_ForTooltip)) return;
  push_help_style(theme);
  if (ImGui::BeginTooltip()) {
    fill_help(theme, title, text);
    ImGui::EndTooltip();
  }
  ImGui::PopStyleVar(3);
}

void help_on_rect(const Theme& theme, Rect rect, std::string_view title, std::string_view text) {
  mark_area(rect);
  help_on_hover(theme, title, text);
}

void draw_help_mark(const Theme& theme, Vec at, const char* id, std::string_view title,
                    std::string_view text) {
  const float target = std::max(theme.metrics.control * 0.7f, mark_pt + 4);
  const bool is_chosen =
      hot_rect(id, {{at.x - target / 2, at.y - target / 2}, {at.x + target / 2, at.y + target / 2}});
  const bool is_hot = ImGui::IsItemHovered() || (ImGui::IsItemFocused() && ImGui::GetIO().NavVisible);
  ScreenPainter painter;
  draw_icon(painter, Icon::question, at, mark_pt, is_hot ? theme.accent : theme.track);
  const std::string popup = std::string(id) + "-popover";
  if (is_chosen) ImGui::OpenPopup(popup.c_str());
  if (!ImGui::IsPopupOpen(popup.c_str())) return help_on_hover(theme, title, text);
  push_help_style(theme);
  if (ImGui::BeginPopup(popup.c_str())) {
    fill_help(theme, title, text);
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar(3);
}

}  // namespace crease::ui
