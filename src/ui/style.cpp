#include "ui/style.h"

#include <cmath>

#include "imgui.h"
#include "imgui_internal.h"
#include "ui/colour.h"
#include "ui/screen_painter.h"

namespace crease::ui {
namespace {

constexpr float help_delay_s = 0.35f;
constexpr float finger_padding_pt = 4;
constexpr float scrollbar_pt = 8;

ImVec4 floats(Colour colour) {
  return ImGui::ColorConvertU32ToFloat4(colour);
}

void set_colours(ImGuiStyle& style, const Theme& theme) {
  for (ImVec4& colour : style.Colors) colour = floats(0);
  const auto set = [&](ImGuiCol role, Colour colour) {
    style.Colors[role] = floats(colour);
  };
  set(ImGuiCol_Text, theme.text);
  set(ImGuiCol_TextDisabled, theme.quiet);
  set(ImGuiCol_PopupBg, theme.pane);
  set(ImGuiCol_Border, theme.line);
  set(ImGuiCol_Header, theme.accent_soft);
  set(ImGuiCol_HeaderHovered, theme.hover);
  set(ImGuiCol_HeaderActive, theme.accent_soft);
  set(ImGuiCol_ScrollbarGrab, with_alpha(theme.track, 0.45f));
  set(ImGuiCol_ScrollbarGrabHovered, with_alpha(theme.track, 0.8f));
  set(ImGuiCol_ScrollbarGrabActive, theme.track);
  set(ImGuiCol_TextSelectedBg, with_alpha(theme.accent, 0.3f));
  set(ImGuiCol_InputTextCursor, theme.text);
  set(ImGuiCol_NavCursor, theme.accent);
}

void set_shapes(ImGuiStyle& style, const Theme& theme, bool is_touch) {
  const Metrics& metrics = theme.metrics;
  style.WindowPadding = {0, 0};
  style.WindowBorderSize = style.ChildBorderSize = style.FrameBorderSize = 0;
  style.WindowMinSize = {1, 1};
  style.PopupBorderSize = 1;
  style.PopupRounding = style.FrameRounding = style.GrabRounding = metrics.radius;
  style.WindowRounding = style.ChildRounding = 0;
  style.ScrollbarSize = scrollbar_pt;
  style.ScrollbarRounding = scrollbar_pt / 2;
  style.ItemSpacing = style.ItemInnerSpacing = {0, 0};
  style.FramePadding = {metrics.gap, metrics.gap / 2};
  style.TouchExtraPadding = is_touch ? ImVec2(finger_padding_pt, finger_padding_pt) : ImVec2(0, 0);
  style.AntiAliasedLinesUseTex = false;
  style.DisabledAlpha = 0.45f;
  style.CircleTessellationMaxError = 0.1f;
  style.HoverStationaryDelay = 0.1f;
  style.HoverDelayShort = style.HoverDelayNormal = help_delay_s;
  style.HoverFlagsForTooltipMouse = ImGuiHoveredFlags_DelayNormal | ImGuiHoveredFlags_AllowWhenDisabled;
  style.FontSizeBase = line_height(theme.type.small);
}

/// A finger that moves up or down scrolls the pane, also when it started on a control: the control lets go.
void scroll_by_finger(float least_drag_pt) {
  const bool is_here = ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
  if (!is_here || !ImGui::IsMouseDragging(ImGuiMouseButton_Left, least_drag_pt)) return;
  const ImVec2 way = ImGui::GetMouseDragDelta(ImGuiMouseButton_Left, least_drag_pt);
  if (std::fabs(way.y) < 2 * std::fabs(way.x) || ImGui::GetIO().WantTextInput) return;
  ImGui::ClearActiveID();
  ImGui::SetScrollY(ImGui::GetScrollY() - ImGui::GetIO().MouseDelta.y);
}

}  // namespace

void begin_frame(const Theme& theme, float pixels_per_point, bool is_touch) {
  ImGuiStyle& style = ImGui::GetStyle();
  set_colours(style, theme);
  set_shapes(style, theme, is_touch);
  ImGuiIO& io = ImGui::GetIO();
  io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
  io.ConfigInputTextCursorBlink = false;  // a caret that blinks would redraw an idle page
  io.ConfigWindowsMoveFromTitleBarOnly = true;
  io.IniFilename = nullptr;
  // Dear ImGui tells a face the pixel ratio only when it is pushed; figures use faces without pushing them.
  for (ImFont* font : io.Fonts->Fonts) {
    ImGui::PushFont(font, style.FontSizeBase);
    ImGui::PopFont();
  }
  ImGui::GetDrawListSharedData()->InitialFringeScale = 1.0f / pixels_per_point;
}

bool wants_frame() {
  const ImGuiContext& context = *ImGui::GetCurrentContext();
  const bool help_waits = context.HoverItemDelayId != 0 && context.HoverItemDelayTimer < help_delay_s + 0.1f;
  return help_waits;
}

void begin_root(const char* id, Rect area) {
  ImGui::SetNextWindowPos({area.min.x, area.min.y});
  ImGui::SetNextWindowSize({area.width(), area.height()});
  ImGui::Begin(id, nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoBackground |
                   ImGuiWindowFlags_NoScrollWithMouse);
  ImGui::PushFont(face(Font::sans), ImGui::GetStyle().FontSizeBase);
}

void end_root() {
  ImGui::PopFont();
  ImGui::End();
}

Rect begin_pane(const Theme& theme, const char* id, Rect area, float margin, bool is_touch) {
  ImGui::SetCursorScreenPos({area.min.x, area.min.y});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(margin, margin));
  ImGui::BeginChild(id, {area.width(), area.height()},
                    ImGuiChildFlags_NavFlattened | ImGuiChildFlags_AlwaysUseWindowPadding,
                    ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoMove);
  ImGui::PopStyleVar();
  if (is_touch) scroll_by_finger(theme.metrics.gap);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  return {{at.x, at.y}, {area.max.x - margin, at.y + area.height() - 2 * margin}};
}

void end_pane() {
  ImGui::EndChild();
}

}  // namespace crease::ui
