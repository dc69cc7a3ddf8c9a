#include <algorithm>

#include "imgui.h"
#include "ui/column.h"
#include "ui/screen_painter.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace crease::ui {
namespace {

constexpr float line_spacing = 1.4f;
constexpr float notice_margin_pt = 8, notice_icon_pt = 16;

/// Dear ImGui also breaks behind full stops and commas, and so within numbers: back to the space before, if
/// there is one.
const char* at_space(const char* begin, const char* stop, const char* end) {
  if (stop == end || *stop == ' ' || *stop == '\n') return stop;
  const char* space = stop;
  while (space > begin && *space != ' ') --space;
  return space > begin ? space : stop;
}

/// Calls `line(text)` with each line of a paragraph, translated.
template <class Line>
void break_lines(std::string_view english, float size_pt, float width, const Line& line) {
  const std::string_view text = translated(english);
  const float size = line_height(size_pt);
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at < end) {
    const char* stop = face(Font::sans)->CalcWordWrapPosition(size, at, end, width);
    stop = stop == at ? at + 1 : at_space(at, stop, end);
    const char* const newline = std::find(at, stop, '\n');
    line(std::string_view(at, static_cast<std::size_t>(newline - at)));
    at = newline < stop ? newline + 1 : stop;
    while (at < end && *at == ' ') ++at;
  }
}

}  // namespace

float text_width(std::string_view english, float size_pt, Font font) {
  const std::string_view text = translated(english);
  return face(font)
      ->CalcTextSizeA(line_height(size_pt), 1e9f, 0, text.data(), text.data() + text.size(), nullptr)
      .x;
}

float draw_paragraph(const Theme&, Rect rect, std::string_view text, Colour colour, float size_pt) {
  ScreenPainter painter;
  const float step = line_spacing * size_pt;
  float y = rect.min.y;
  break_lines(text, size_pt, rect.width(), [&](std::string_view line) {
    const float base = baseline({{rect.min.x, y}, {rect.max.x, y + step}}, size_pt);
    painter.text_as_it_is({rect.min.x, base}, line, colour, size_pt, Font::sans, Align::left);
    y += step;
  });
  return y - rect.min.y;
}

float paragraph_height(std::string_view text, float size_pt, float width) {
  float height = 0;
  break_lines(text, size_pt, width, [&](std::string_view) { height += line_spacing * size_pt; });
  return height;
}

bool hot_rect(const char* id, Rect rect) {
  ImGui::SetCursorScreenPos({rect.min.x, rect.min.y});
  return ImGui::InvisibleButton(id, {std::max(1.0f, rect.width()), std::max(1.0f, rect.height())},
                                ImGuiButtonFlags_EnableNav);
}

void mark_area(Rect rect) {
  ImGui::SetCursorScreenPos({rect.min.x, rect.min.y});
  ImGui::Dummy({std::max(1.0f, rect.width()), std::max(1.0f, rect.height())});
}

void drag_area(const char* id, Rect rect) {
  ImGui::SetCursorScreenPos({rect.min.x, rect.min.y});
  ImGui::PushItemFlag(ImGuiItemFlags_NoNav, true);
  ImGui::InvisibleButton(id, {std::max(1.0f, rect.width()), std::max(1.0f, rect.height())});
  ImGui::PopItemFlag();
}

void draw_notice(const Theme& theme, Rect rect, std::string_view text, Tone tone) {
  ScreenPainter painter;
  const bool is_news = tone == Tone::news;
  painter.fill_rect(rect, is_news ? theme.accent_soft : theme.warning_soft, theme.metrics.radius);
  const Rect inner = inset(rect, notice_margin_pt);
  const float line = line_spacing * theme.type.small;
  draw_icon(painter, is_news ? Icon::check : Icon::warning,
            {inner.min.x + notice_icon_pt / 2, inner.min.y + line / 2}, notice_icon_pt,
            is_news ? theme.accent : theme.warning);
  draw_paragraph(theme, {{inner.min.x + notice_icon_pt + notice_margin_pt, inner.min.y}, inner.max}, text,
                 theme.text, theme.type.small);
}

float notice_height(const Theme& theme, std::string_view text, float width) {
  const float room = width - 3 * notice_margin_pt - notice_icon_pt;
  return paragraph_height(text, theme.type.small, room) + 2 * notice_margin_pt;
}

}  // namespace crease::ui
