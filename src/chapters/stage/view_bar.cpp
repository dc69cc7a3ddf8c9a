#include <algorithm>
#include <array>
#include <cmath>

#include "chapters/stage/view_parts.h"
#include "chapters/view_chooser.h"
#include "ui/number_text.h"
#include "ui/screen_painter.h"
#include "ui/widgets.h"

namespace crease::stage {
namespace {

constexpr float margin_pt = 16, narrow_margin_pt = 8, readout_gap_pt = 16, readout_pt = 40,
                label_share = 0.4f;
constexpr const char* keys_help =
    "Tab moves from control to control, the arrow keys change the one with the ring, escape gives the "
    "keyboard back. Control and Z undo, with shift they redo.";

constexpr std::array<Knob, 2> last_knobs = {{{"undo", ui::Icon::undo, ""}, {"redo", ui::Icon::redo, ""}}};

/// What is no plain number, as 93.4 % is not, stands as it is. A degree sign stands at its number, other
/// units beside it.
std::string printed(const lab::Readout& readout) {
  const bool is_real = std::isfinite(readout.value) && readout.value != std::floor(readout.value);
  const std::string text =
      is_real && !readout.text.ends_with('%') ? ui::number_text(readout.value) : readout.text;
  if (readout.unit.empty() || !std::isfinite(readout.value)) return text;
  return text + (readout.unit == "°" ? "" : " ") + readout.unit;
}

float width_of(const ui::Theme& theme, const lab::Readout& readout) {
  return std::max(ui::text_width(readout.label, theme.type.small),
                  ui::text_width(printed(readout), theme.type.body, ui::Font::sans_bold));
}

void draw_readout(const ui::Theme& theme, ui::Rect rect, const lab::Readout& readout) {
  ui::ScreenPainter painter;
  const float middle = rect.min.y + label_share * rect.height();
  ui::draw_label(painter, {rect.min, {rect.max.x, middle}}, readout.label, theme.quiet, theme.type.small);
  ui::draw_label(painter, {{rect.min.x, middle}, rect.max}, printed(readout), theme.text, theme.type.body,
                 ui::Font::sans_bold);
  ui::help_on_rect(theme, rect, readout.label, readout.sentence);
}

ui::ButtonSpec spec_of(const Knob& knob, const lab::Action& action) {
  return {.id = knob.action,
          .label = knob.label,
          .icon = knob.icon,
          .is_enabled = action.is_enabled,
          .help_title = action.label,
          .help = action.help};
}

}  // namespace

void draw_bar(const Frame& frame, ui::Rect bar, const Plan& plan, bool has_title) {
  const ui::Theme& theme = frame.theme;
  const lab::Session& session = frame.context.session;
  const float margin = has_title ? margin_pt : narrow_margin_pt;
  ui::Rect row = ui::middle_part(bar, bar.width() - 2 * margin, theme.metrics.control);
  if (has_title) {
    row.min.x += chapters::draw_chapter_title(theme, row, session.title(), &session, frame.context.commands) +
                 theme.metrics.group_gap;
    ui::draw_help_mark(theme, {row.min.x, ui::centre(bar).y}, "keys", session.title(), keys_help);
    row.min.x += theme.metrics.group_gap;
  }
  const std::vector<lab::Action> actions = session.actions();
  for (const std::span<const Knob> knobs : {plan.knobs, std::span<const Knob>(last_knobs)})
    for (const Knob& knob : knobs) {
      const auto action = std::find_if(actions.begin(), actions.end(),
                                       [&](const lab::Action& each) { return each.id == knob.action; });
      if (action == actions.end() || action->is_hidden) continue;
      const ui::ButtonSpec spec = spec_of(knob, *action);
      const float width = ui::button_width(theme, spec);
      if (width > row.width()) return;
      if (ui::draw_button(theme, ui::left_part(row, width), spec)) frame.context.commands.act(knob.action);
      row.min.x += width + theme.metrics.gap;
    }
}

void draw_readouts(const Frame& frame, ui::Rect bar, const Plan& plan) {
  const ui::Theme& theme = frame.theme;
  ui::Rect row = ui::middle_part(bar, bar.width() - 2 * margin_pt, std::min(bar.height() - 4, readout_pt));
  const std::vector<lab::Readout> readouts = frame.context.session.readouts();
  for (const char* id : plan.ranking)
    for (const lab::Readout& readout : readouts) {
      if (readout.id != id) continue;
      const float width = width_of(theme, readout);
      if (width > row.width()) return;
      draw_readout(theme, ui::left_part(row, width), readout);
      row.min.x += width + readout_gap_pt;
    }
}

}  // namespace crease::stage
