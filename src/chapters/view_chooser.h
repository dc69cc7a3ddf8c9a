#pragma once

#include <string_view>

#include "lab/commands.h"
#include "lab/session.h"
#include "ui/column.h"
#include "ui/theme.h"

/// The way from one chapter to the others.
namespace crease::chapters {

/// The command that opens the chapter with the id in its argument; the application carries it out.
inline constexpr std::string_view open_chapter_id = "open_chapter";

/// Whether there is a choice: more than one chapter, neither hidden nor locked by whoever shows the lab.
/// Null: the chapter stands alone.
bool offers_chapters(const lab::Session* session);

/// The title at the left of `row`, which opens the list of chapters where there is a choice. Returns its
/// width.
float draw_chapter_title(const ui::Theme& theme, ui::Rect row, std::string_view title,
                         const lab::Session* session, lab::Commands& commands);

/// The choice as a row of settings, for windows without room for a title; nothing where there is none.
void draw_chapter_row(const ui::Theme& theme, ui::Column& column, const lab::Session* session,
                      lab::Commands& commands);

}  // namespace crease::chapters
