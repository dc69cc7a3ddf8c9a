#include "chapters/view_chooser.h"

#include <optional>
#include <vector>

#include "chapters/table_of_contents.h"
#include "ui/screen_painter.h"
#include "ui/widgets.h"

namespace crease::chapters {
namespace {

struct Choice {
  std::vector<ui::Option> options;
  int chosen = 0;
};

Choice choice_at(const lab::Session& session) {
  Choice choice;
  for (const Entry& entry : table_of_contents()) {
    if (entry.id == session.id()) choice.chosen = static_cast<int>(choice.options.size());
    choice.options.push_back({entry.title, entry.summary});
  }
  return choice;
}

void open(std::optional<int> picked, lab::Commands& commands) {
  if (picked) commands.act(open_chapter_id, table_of_contents()[static_cast<std::size_t>(*picked)].id);
}

}  // namespace

bool offers_chapters(const lab::Session* session) {
  return session != nullptr && table_of_contents().size() > 1 &&
         !lab::hides_part(session->restrictions(), "chapter") && !lab::locks_chapter(session->restrictions());
}

float draw_chapter_title(const ui::Theme& theme, ui::Rect row, std::string_view title,
                         const lab::Session* session, lab::Commands& commands) {
  if (!offers_chapters(session)) {
    const float width = ui::text_width(title, theme.type.title, ui::Font::sans_bold);
    ui::ScreenPainter painter;
    ui::draw_label(painter, ui::left_part(row, width), title, theme.text, theme.type.title,
                   ui::Font::sans_bold);
    return width;
  }
  const Choice choice = choice_at(*session);
  const float width = ui::title_combo_width(theme, title);
  open(ui::draw_title_combo(theme, ui::left_part(row, width), "chapter", choice.options, choice.chosen),
       commands);
  return width;
}

void draw_chapter_row(const ui::Theme& theme, ui::Column& column, const lab::Session* session,
                      lab::Commands& commands) {
  if (!offers_chapters(session)) return;
  const Choice choice = choice_at(*session);
  const ui::Rect row = column.take(theme.metrics.control);
  ui::ScreenPainter painter;
  ui::draw_label(painter, row, "Chapter", theme.text, theme.type.small);
  const float width = ui::combo_width(theme, choice.options);
  open(ui::draw_combo(theme, ui::right_part(row, width), "chapter", choice.options, choice.chosen, true),
       commands);
  column.skip(theme.metrics.gap);
}

}  // namespace crease::chapters
