#include <algorithm>
#include <string>

#include "imgui.h"
#include "ui/colour.h"
#include "ui/column.h"
#include "ui/screen_painter.h"
#include "ui/widgets.h"

namespace crease::ui {
namespace {

constexpr float icon_pt = 14, icon_gap_pt = 8;
constexpr float switch_width_pt = 32, switch_height_pt = 18;

struct Face {
  Colour fill = 0, ink = 0;
};

Face button_face(const Theme& theme, const ButtonSpec& spec) {
  const bool is_hot = ImGui::IsItemHovered() && spec.is_enabled;
  const bool is_held = ImGui::IsItemActive() && spec.is_enabled;
  if (spec.is_primary)
    return {is_held || is_hot ? mix(theme.accent, theme.text, is_held ? 0.25f : 0.12f) : theme.accent,
            theme.on_accent};
  if (spec.is_chosen) return {theme.accent_soft, theme.accent};
  return {is_held ? theme.accent_soft : is_hot ? theme.hover : 0, theme.text};
}

}  // namespace

float button_width(const Theme& theme, const ButtonSpec& spec) {
  const float label = spec.label.empty() ? 0 : text_width(spec.label, theme.type.small);
  const float icon = spec.icon == Icon::none ? 0 : icon_pt + (spec.label.empty() ? 0 : icon_gap_pt);
  return std::max(theme.metrics.control, label + icon + 2 * button_margin_pt);
}

bool draw_button(const Theme& theme, Rect rect, const ButtonSpec& spec) {
  ImGui::BeginDisabled(!spec.is_enabled);
  const bool is_chosen = hot_rect(spec.id, rect);
  const Face look = button_face(theme, spec);
  const float alpha = spec.is_enabled ? 1.0f : ImGui::GetStyle().DisabledAlpha;
  ScreenPainter painter;
  if (look.fill != 0) painter.fill_rect(rect, with_alpha(look.fill, alpha), theme.metrics.radius);
  const Colour ink = with_alpha(look.ink, alpha);
  const float label = spec.label.empty() ? 0 : text_width(spec.label, theme.type.small);
  const float icon = spec.icon == Icon::none ? 0 : icon_pt + (spec.label.empty() ? 0 : icon_gap_pt);
  const float left = centre(rect).x - (label + icon) / 2;
  draw_icon(painter, spec.icon, {left + icon_pt / 2, centre(rect).y}, icon_pt, ink);
  draw_label(painter, {{left + icon, rect.min.y}, rect.max}, spec.label, ink, theme.type.small);
  ImGui::EndDisabled();
  help_on_hover(theme, spec.help_title, spec.help);
  return is_chosen;
}

std::optional<bool> draw_toggle(const Theme& theme, Rect rect, const char* id, bool is_on, bool is_enabled) {
  ImGui::BeginDisabled(!is_enabled);
  const bool is_chosen = hot_rect(id, rect);
  const float alpha = is_enabled ? 1.0f : ImGui::GetStyle().DisabledAlpha;
  const Vec middle = {rect.max.x - switch_width_pt / 2, centre(rect).y};
  const Rect body = {{middle.x - switch_width_pt / 2, middle.y - switch_height_pt / 2},
                     {middle.x + switch_width_pt / 2, middle.y + switch_height_pt / 2}};
  const float reach = (switch_width_pt - switch_height_pt) / 2;
  ScreenPainter painter;
  painter.fill_rect(body, with_alpha(is_on ? theme.accent : theme.track, alpha), switch_height_pt / 2);
  painter.circle({middle.x + (is_on ? reach : -reach), middle.y}, switch_height_pt / 2 - 3,
                 with_alpha(is_on ? theme.on_accent : theme.pane, alpha), {0, 0, 0});
  ImGui::EndDisabled();
  if (!is_chosen) return std::nullopt;
  return !is_on;
}

bool draw_group_head(const Theme& theme, Rect rect, const char* id, std::string_view title,
                     std::string_view summary, bool is_open) {
  const bool is_chosen = hot_rect(id, rect);
  ScreenPainter painter;
  const Colour ink = ImGui::IsItemHovered() ? theme.accent : theme.text;
  draw_icon(painter, is_open ? Icon::chevron_down : Icon::chevron_right,
            {rect.min.x + icon_pt / 2, centre(rect).y}, icon_pt * 0.8f, theme.quiet);
  const Rect label = {{rect.min.x + icon_pt + icon_gap_pt, rect.min.y}, rect.max};
  draw_label(painter, label, title, ink, theme.type.body, Font::sans_bold);
  const float room =
      label.width() - text_width(title, theme.type.body, Font::sans_bold) - theme.metrics.group_gap;
  if (!is_open && text_width(summary, theme.type.small) <= room)
    draw_label(painter, label, summary, theme.quiet, theme.type.small, Font::sans, Align::right);
  return is_chosen;
}

}  // namespace crease::ui
