#include "chapters/train_and_watch/view_path.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "chapters/train_and_watch/view.h"
#include "imgui.h"
#include "ui/column.h"
#include "ui/screen_painter.h"
#include "ui/theme.h"
#include "ui/widgets.h"

namespace crease::train_and_watch {
namespace {

constexpr const char* popup = "Open a file";
constexpr const char* advice =
    "Type or paste the path of a CSV file: two columns of numbers and one with a label or a value. You can "
    "also drop the file on the window.";
constexpr float width_pt = 440, margin_pt = 20;
constexpr int frames_of_focus = 2;

/// A line of text to type into, over the whole rectangle. True on Enter.
bool draw_field(const ui::Theme& theme, ui::Rect rect, bool takes_focus, std::string& text) {
  std::array<char, 4096> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%s", text.c_str());
  ImGui::SetCursorScreenPos({rect.min.x, rect.min.y});
  ImGui::SetNextItemWidth(rect.width());
  const float padding = (rect.height() - ImGui::GetFontSize()) / 2;
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {theme.metrics.gap, padding});
  ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, 1);
  if (takes_focus) ImGui::SetKeyboardFocusHere();
  const bool is_entered =
      ImGui::InputText("##path", buffer.data(), buffer.size(), ImGuiInputTextFlags_EnterReturnsTrue);
  ImGui::PopStyleVar(2);
  text = buffer.data();
  return is_entered;
}

}  // namespace

void PathView::open() {
  is_asked_ = true;
  frames_ = 0;
  error_.clear();
}

void PathView::draw(const ViewContext& context, ui::Rect area) {
  if (is_asked_) ImGui::OpenPopup(popup);
  is_asked_ = false;
  if (!ImGui::IsPopupOpen(popup)) return;
  const ui::Theme& theme = context.theme;
  const float width = std::min(width_pt, area.width() - 2 * margin_pt);
  ImGui::SetNextWindowPos({ui::centre(area).x, area.min.y + 0.3f * area.height()}, ImGuiCond_Always,
                          {0.5f, 0.3f});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, theme.metrics.radius);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
  constexpr ImGuiWindowFlags flags =
      ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_AlwaysAutoResize;
  if (ImGui::BeginPopupModal(popup, nullptr, flags)) {
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    fill(context, {{corner.x + margin_pt, corner.y + margin_pt}, {corner.x + width - margin_pt, area.max.y}});
    if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) ImGui::CloseCurrentPopup();
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar(3);
}

void PathView::fill(const ViewContext& context, ui::Rect room) {
  const ui::Theme& theme = context.theme;
  const float small = theme.type.small;
  ui::Column column(room);
  ui::ScreenPainter painter;
  ui::draw_label(painter, column.take(ui::line_height(theme.type.body)), popup, theme.text, theme.type.body,
                 ui::Font::sans_bold);
  column.skip(theme.metrics.gap);
  column.skip(ui::draw_paragraph(theme, column.take(0), advice, theme.quiet, small));
  column.skip(theme.metrics.gap);
  const bool is_entered =
      draw_field(theme, column.take(theme.metrics.control), frames_ < frames_of_focus, path_);
  ++frames_;
  column.skip(theme.metrics.gap);
  if (!error_.empty()) {
    column.skip(ui::draw_paragraph(theme, column.take(0), error_, theme.warning, small));
    column.skip(theme.metrics.gap);
  }
  ui::ButtonSpec open, cancel;
  open.id = "open";
  open.label = "Open";
  open.is_primary = true;
  cancel.id = "cancel";
  cancel.label = "Cancel";
  ui::Rect line = column.take(theme.metrics.control);
  const float open_pt = ui::button_width(theme, open);
  const bool wants_file = ui::draw_button(theme, ui::right_part(line, open_pt), open);
  line.max.x -= open_pt + theme.metrics.gap;
  const bool gives_up = ui::draw_button(theme, ui::right_part(line, ui::button_width(theme, cancel)), cancel);
  const float end = column.y() + margin_pt;
  ui::mark_area({{room.min.x - margin_pt, room.min.y - margin_pt}, {room.max.x + margin_pt, end}});
  if (wants_file || is_entered) read(context);
  if (gives_up) ImGui::CloseCurrentPopup();
}

void PathView::read(const ViewContext& context) {
  if (context.host == nullptr || !context.host->read_points_file) return;
  error_ = context.host->read_points_file(path_);
  if (error_.empty()) ImGui::CloseCurrentPopup();
  frames_ = 0;  // the field again, for another try
}

}  // namespace crease::train_and_watch
