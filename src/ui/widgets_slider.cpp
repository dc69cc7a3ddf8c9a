#include <algorithm>
#include <array>
#include <cstring>

#include "imgui.h"
#include "ui/colour.h"
#include "ui/column.h"
#include "ui/screen_painter.h"
#include "ui/widgets.h"

namespace crease::ui {
namespace {

constexpr float track_pt = 2, field_margin_pt = 4;
/// What Dear ImGui leaves free at both ends of a slider's groove.
constexpr float groove_margin_pt = 2;

/// Dear ImGui's slider with no looks of its own: it brings dragging, focus and arrow keys.
bool slide(const Theme& theme, Rect rect, const char* id, double& share) {
  const double begin = 0, end = 1;
  const float text = ImGui::GetFontSize();
  ImGui::SetCursorScreenPos({rect.min.x, rect.min.y});
  ImGui::SetNextItemWidth(rect.width());
  ImGui::PushStyleVar(ImGuiStyleVar_GrabMinSize, 2 * theme.metrics.knob);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(0, std::max(0.0f, (rect.height() - text) / 2)));
  ImGui::PushStyleColor(ImGuiCol_Text, 0);
  const bool is_changed = ImGui::SliderScalar(id, ImGuiDataType_Double, &share, &begin, &end, "%.3f",
                                              ImGuiSliderFlags_NoInput | ImGuiSliderFlags_NoRoundToFormat);
  ImGui::PopStyleColor();
  ImGui::PopStyleVar(2);
  return is_changed;
}

void draw_slider_face(const Theme& theme, Rect rect, double share, float alpha) {
  const float knob = theme.metrics.knob;
  const float left = rect.min.x + groove_margin_pt + knob, right = rect.max.x - groove_margin_pt - knob;
  const float x = left + static_cast<float>(std::clamp(share, 0.0, 1.0)) * (right - left), y = centre(rect).y;
  const bool is_hot = ImGui::IsItemHovered() || ImGui::IsItemActive();
  const Colour track = with_alpha(mix(theme.line, theme.track, 0.35f), alpha);
  ScreenPainter painter;
  painter.fill_rect({{rect.min.x, y - track_pt / 2}, {rect.max.x, y + track_pt / 2}}, track, track_pt / 2);
  if (x > left)
    painter.fill_rect({{rect.min.x, y - track_pt / 2}, {x, y + track_pt / 2}},
                      with_alpha(theme.accent, alpha), track_pt / 2);
  painter.circle({x, y}, knob + (is_hot ? 1.0f : 0.0f), theme.pane, {0, 0, 0});
  painter.circle({x, y}, knob - 1 + (is_hot ? 1.0f : 0.0f), with_alpha(theme.accent, alpha), {0, 0, 0});
}

void draw_field_face(const Theme& theme, Rect rect, bool is_editing) {
  ScreenPainter painter;
  if (!is_editing) return painter.fill_rect(rect, theme.hover, theme.metrics.radius);
  painter.fill_rect(rect, theme.accent, theme.metrics.radius);
  painter.fill_rect(inset(rect, 1), theme.pane, theme.metrics.radius - 1);
}

/// The field while it is typed into. Returns the text once it was entered.
std::optional<std::string> edit(const Theme& theme, Rect rect, const char* id, std::string_view typed,
                                bool is_first) {
  std::array<char, 128> buffer{};
  std::memcpy(buffer.data(), typed.data(), std::min(typed.size(), buffer.size() - 1));
  draw_field_face(theme, rect, true);
  ImGui::SetCursorScreenPos({rect.min.x, rect.min.y});
  ImGui::SetNextItemWidth(rect.width());
  const float padding = std::max(0.0f, (rect.height() - ImGui::GetFontSize()) / 2);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(field_margin_pt, padding));
  if (is_first) ImGui::SetKeyboardFocusHere();
  const std::string unlabelled = std::string("##") + id;  // the row has a label of its own
  ImGui::InputText(unlabelled.c_str(), buffer.data(), buffer.size(), ImGuiInputTextFlags_AutoSelectAll);
  ImGui::PopStyleVar();
  if (!ImGui::IsItemDeactivatedAfterEdit() || typed == buffer.data()) return std::nullopt;
  return std::string(buffer.data());
}

}  // namespace

SliderChange draw_slider(const Theme& theme, Rect rect, const char* id, double share, bool is_enabled) {
  ImGui::BeginDisabled(!is_enabled);
  double moved = share;
  const bool is_changed = slide(theme, rect, id, moved);
  const bool is_dragged = ImGui::IsItemActive() && ImGui::IsMouseDown(ImGuiMouseButton_Left);
  draw_slider_face(theme, rect, is_changed && is_dragged ? moved : share, is_enabled ? 1.0f : 0.45f);
  ImGui::EndDisabled();
  if (!is_changed) return {};
  if (is_dragged) return {moved, 0};
  return {std::nullopt, moved > share ? 1 : -1};
}

std::optional<std::string> draw_value_field(const Theme& theme, Rect rect, const char* id,
                                            std::string_view shown, std::string_view typed, bool is_enabled,
                                            Align align) {
  // 0: closed. From 1 on open; the focus arrives a frame or two after it was asked for.
  constexpr int closed = 0, opening = 1, settled = 4;
  ImGuiStorage& storage = *ImGui::GetStateStorage();
  const ImGuiID key = ImGui::GetID(id);
  const int state = storage.GetInt(key, closed);
  if (state != closed && is_enabled) {
    const std::optional<std::string> result = edit(theme, rect, id, typed, state == opening);
    const bool is_left = ImGui::IsKeyPressed(ImGuiKey_Escape, false);
    const bool is_open = !is_left && (ImGui::IsItemActive() || state < settled);
    storage.SetInt(key, is_open ? std::min(state + 1, settled) : closed);
    if (is_left) return std::nullopt;
    return result;
  }
  ImGui::BeginDisabled(!is_enabled);
  if (hot_rect(id, rect)) storage.SetInt(key, opening);
  if (is_enabled && ImGui::IsItemHovered()) {
    draw_field_face(theme, rect, false);
    ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
  }
  ImGui::EndDisabled();
  ScreenPainter painter;
  const float alpha = is_enabled ? 1.0f : ImGui::GetStyle().DisabledAlpha;
  // Of a text that is too long the beginning shows.
  const bool is_long = text_width(shown, theme.type.small) > rect.width() - field_margin_pt;
  const float margin = align == Align::right ? field_margin_pt : 0;
  if (is_long) painter.push_clip(rect);
  draw_label(painter, {{rect.min.x + (is_long ? margin : 0), rect.min.y}, {rect.max.x - margin, rect.max.y}},
             shown, with_alpha(theme.text, alpha), theme.type.small, Font::sans,
             is_long ? Align::left : align);
  if (is_long) painter.pop_clip();
  return std::nullopt;
}

}  // namespace crease::ui
