#include "chapters/stage/view_theorem.h"

#include "ui/icons.h"
#include "ui/screen_painter.h"
#include "ui/widgets.h"

namespace crease::stage {
namespace {

float draw_check(const ui::Theme& theme, ui::Rect line, const Check& check) {
  const float size = theme.type.small, indent = 1.75f * size;
  ui::ScreenPainter painter;
  const ui::Vec at = {line.min.x + size / 2, line.min.y + 0.7f * size};
  if (check.verdict == Verdict::holds) ui::draw_icon(painter, ui::Icon::check, at, size, theme.accent);
  if (check.verdict == Verdict::fails) ui::draw_icon(painter, ui::Icon::close, at, size, theme.warning);
  if (check.verdict == Verdict::open) painter.circle(at, 0.18f * size, theme.quiet, {theme.quiet, 0, 0});
  return ui::draw_paragraph(theme, {{line.min.x + indent, line.min.y}, line.max}, check.sentence, theme.text,
                            size);
}

}  // namespace

void draw_heading(const ui::Theme& theme, ui::Column& column, std::string_view text) {
  ui::ScreenPainter painter;
  ui::draw_label(painter, column.take(1.9f * theme.type.body), text, theme.text, theme.type.body,
                 ui::Font::sans_bold);
}

void draw_theorem(const ui::Theme& theme, ui::Column& column, std::span<const Passage> passages,
                  std::span<const Check> checks) {
  for (const Passage& passage : passages) {
    if (!passage.heading.empty()) draw_heading(theme, column, passage.heading);
    column.skip(ui::draw_paragraph(theme, column.take(0), passage.text, theme.quiet, theme.type.small));
    column.skip(theme.metrics.gap);
  }
  if (checks.empty()) return;
  draw_heading(theme, column, "Checked now");
  for (const Check& check : checks) {
    column.skip(draw_check(theme, column.take(0), check));
    column.skip(theme.metrics.gap / 2);
  }
}

}  // namespace crease::stage
