#include <algorithm>
#include <string>

#include "imgui.h"
#include "ui/colour.h"
#include "ui/column.h"
#include "ui/screen_painter.h"
#include "ui/widgets.h"

namespace crease::ui {
namespace {

constexpr float segment_margin_pt = 8, combo_margin_pt = 8, chevron_gap_pt = 4, chevron_pt = 12,
                check_pt = 12;

float widest_label(const Theme& theme, std::span<const Option> options) {
  float width = 0;
  for (const Option& option : options) width = std::max(width, text_width(option.label, theme.type.small));
  return width;
}

/// One row of an open list; true when it was chosen.
bool draw_list_row(const Theme& theme, Rect rect, int index, const Option& option, bool is_chosen) {
  ImGui::PushID(index);
  const bool was_chosen = hot_rect("row", rect);
  const bool is_hot = ImGui::IsItemHovered() || (ImGui::IsItemFocused() && ImGui::GetIO().NavVisible);
  if (is_chosen && ImGui::IsWindowAppearing()) ImGui::SetItemDefaultFocus();
  ScreenPainter painter;
  if (is_hot) painter.fill_rect(rect, theme.hover, theme.metrics.radius - 2);
  if (is_chosen)
    draw_icon(painter, Icon::check, {rect.min.x + combo_margin_pt + check_pt / 2, centre(rect).y}, check_pt,
              theme.accent);
  draw_label(painter, {{rect.min.x + 2 * combo_margin_pt + check_pt, rect.min.y}, rect.max}, option.label,
             theme.text, theme.type.small);
  help_on_hover(theme, option.label, option.help);
  ImGui::PopID();
  return was_chosen;
}

std::optional<int> draw_list(const Theme& theme, std::span<const Option> options, int chosen,
                             float least_width) {
  const float row = std::max(theme.metrics.control, line_height(theme.type.small) + theme.metrics.gap);
  const float margin = theme.metrics.gap / 2;
  const float width =
      std::max(least_width, widest_label(theme, options) + 3 * combo_margin_pt + check_pt + 2 * margin);
  const ImVec2 corner = ImGui::GetCursorScreenPos();
  Column column({{corner.x + margin, corner.y + margin}, {corner.x + width - margin, 0}});
  std::optional<int> result;
  for (std::size_t i = 0; i < options.size(); ++i) {
    const int index = static_cast<int>(i);
    if (draw_list_row(theme, column.take(row), index, options[i], index == chosen)) result = index;
  }
  ImGui::SetCursorScreenPos(corner);
  ImGui::Dummy({width, column.y() + margin - corner.y});
  if (result) ImGui::CloseCurrentPopup();
  return result;
}

void draw_combo_face(const Theme& theme, Rect rect, std::string_view label, bool is_enabled) {
  const float alpha = is_enabled ? 1.0f : ImGui::GetStyle().DisabledAlpha;
  const bool is_hot = is_enabled && ImGui::IsItemHovered();
  ScreenPainter painter;
  painter.fill_rect(rect, theme.line, theme.metrics.radius);
  painter.fill_rect(inset(rect, theme.metrics.hairline), is_hot ? theme.hover : theme.pane,
                    theme.metrics.radius - theme.metrics.hairline);
  draw_label(painter, {{rect.min.x + combo_margin_pt, rect.min.y}, rect.max}, label,
             with_alpha(theme.text, alpha), theme.type.small);
  draw_icon(painter, Icon::chevron_down, {rect.max.x - chevron_gap_pt - chevron_pt / 2, centre(rect).y},
            chevron_pt, with_alpha(theme.quiet, alpha));
}

/// The list of a combo below its face; `opens`: the face was just chosen.
std::optional<int> draw_list_below(const Theme& theme, Rect face, const char* id, bool opens,
                                   std::span<const Option> options, int chosen) {
  const std::string popup = std::string(id) + "-list";
  if (opens) ImGui::OpenPopup(popup.c_str());
  if (!ImGui::IsPopupOpen(popup.c_str())) return std::nullopt;
  ImGui::SetNextWindowPos({face.min.x, face.max.y + theme.metrics.gap / 2}, ImGuiCond_Appearing);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
  std::optional<int> result;
  if (ImGui::BeginPopup(popup.c_str())) {
    result = draw_list(theme, options, chosen, face.width());
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar();
  if (result && *result == chosen) return std::nullopt;
  return result;
}

}  // namespace

float segments_width(const Theme& theme, std::span<const Option> options) {
  return static_cast<float>(options.size()) * (widest_label(theme, options) + 2 * segment_margin_pt) + 4;
}

std::optional<int> draw_segments(const Theme& theme, Rect rect, const char* id,
                                 std::span<const Option> options, int chosen, bool is_enabled) {
  constexpr float border_pt = 2;
  const float alpha = is_enabled ? 1.0f : ImGui::GetStyle().DisabledAlpha;
  ScreenPainter painter;
  painter.fill_rect(rect, theme.well, theme.metrics.radius);
  const Rect inner = inset(rect, border_pt);
  const float width = inner.width() / static_cast<float>(options.size());
  std::optional<int> result;
  ImGui::PushID(id);
  ImGui::BeginDisabled(!is_enabled);
  for (std::size_t i = 0; i < options.size(); ++i) {
    const int index = static_cast<int>(i);
    const float left = inner.min.x + width * static_cast<float>(i);
    const Rect part = {{left, inner.min.y}, {left + width, inner.max.y}};
    ImGui::PushID(index);
    if (hot_rect("segment", part) && index != chosen) result = index;
    const bool is_hot = ImGui::IsItemHovered();
    help_on_hover(theme, options[i].label, options[i].help);
    ImGui::PopID();
    if (index == chosen) painter.fill_rect(part, theme.pane, theme.metrics.radius - border_pt);
    const Colour ink = index == chosen ? theme.accent : is_hot ? theme.text : theme.quiet;
    draw_label(painter, part, options[i].label, with_alpha(ink, alpha), theme.type.small,
               index == chosen ? Font::sans_bold : Font::sans, Align::centre);
  }
  ImGui::EndDisabled();
  ImGui::PopID();
  return result;
}

float combo_width(const Theme& theme, std::span<const Option> options) {
  return widest_label(theme, options) + combo_margin_pt + chevron_pt + 2 * chevron_gap_pt;
}

std::optional<int> draw_combo(const Theme& theme, Rect rect, const char* id, std::span<const Option> options,
                              int chosen, bool is_enabled) {
  ImGui::BeginDisabled(!is_enabled);
  const bool opens = hot_rect(id, rect);
  const bool is_known = chosen >= 0 && chosen < static_cast<int>(options.size());
  draw_combo_face(theme, rect, is_known ? options[static_cast<std::size_t>(chosen)].label : "—", is_enabled);
  ImGui::EndDisabled();
  return draw_list_below(theme, rect, id, opens, options, chosen);
}

float title_combo_width(const Theme& theme, std::string_view title) {
  return text_width(title, theme.type.title, Font::sans_bold) + chevron_gap_pt + chevron_pt;
}

std::optional<int> draw_title_combo(const Theme& theme, Rect rect, const char* id,
                                    std::span<const Option> options, int chosen) {
  const bool opens = hot_rect(id, rect);
  const Colour ink = ImGui::IsItemHovered() ? theme.accent : theme.text;
  ScreenPainter painter;
  draw_label(painter, rect, options[static_cast<std::size_t>(chosen)].label, ink, theme.type.title,
             Font::sans_bold);
  draw_icon(painter, Icon::chevron_down, {rect.max.x - chevron_pt / 2, centre(rect).y}, chevron_pt,
            theme.quiet);
  return draw_list_below(theme, rect, id, opens, options, chosen);
}

std::optional<int> draw_tabs(const Theme& theme, Rect rect, const char* id, std::span<const Option> options,
                             int chosen) {
  constexpr float underline_pt = 2;
  ScreenPainter painter;
  painter.line({rect.min.x, rect.max.y}, {rect.max.x, rect.max.y}, {theme.line, theme.metrics.hairline, 0});
  const float width = rect.width() / static_cast<float>(options.size());
  std::optional<int> result;
  ImGui::PushID(id);
  for (std::size_t i = 0; i < options.size(); ++i) {
    const int index = static_cast<int>(i);
    const float left = rect.min.x + width * static_cast<float>(i);
    const Rect part = {{left, rect.min.y}, {left + width, rect.max.y}};
    ImGui::PushID(index);
    if (hot_rect("tab", part) && index != chosen) result = index;
    const bool is_hot = ImGui::IsItemHovered();
    help_on_hover(theme, options[i].label, options[i].help);
    ImGui::PopID();
    const Colour ink = index == chosen ? theme.accent : is_hot ? theme.text : theme.quiet;
    draw_label(painter, part, options[i].label, ink, theme.type.body,
               index == chosen ? Font::sans_bold : Font::sans, Align::centre);
    if (index == chosen) painter.fill_rect({{part.min.x, part.max.y - underline_pt}, part.max}, theme.accent);
  }
  ImGui::PopID();
  return result;
}

}  // namespace crease::ui
