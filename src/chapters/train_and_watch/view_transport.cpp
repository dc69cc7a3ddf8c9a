#include "chapters/train_and_watch/view_transport.h"

#include <algorithm>
#include <iterator>

#include "chapters/train_and_watch/pair.h"
#include "chapters/train_and_watch/view.h"
#include "chapters/view_chooser.h"
#include "imgui.h"
#include "lab/commands.h"
#include "lab/session.h"
#include "ui/column.h"
#include "ui/number_text.h"
#include "ui/screen_painter.h"

namespace crease::train_and_watch {
namespace {

constexpr float bar_margin_pt = 16, narrow_margin_pt = 8, readout_gap_pt = 16, label_share = 0.4f;
constexpr float readout_pt = 40;
/// Readouts of the bar; where there is no room for all, the last of these go first.
constexpr const char* ranking[] = {"step",          "train_loss", "cells",     "linear_regions",
                                   "test_accuracy", "epoch",      "test_loss", "train_accuracy"};
constexpr const char* speed_id = "training.speed";
constexpr const char* keys_help =
    "Space plays and pauses, → takes a step, shift and → takes ten, home rewinds. Control and Z undo, with "
    "shift they redo. Tab moves from control to "
    "control, the arrow keys change the one with the ring, escape gives the keyboard back.";

struct Knob {
  const char* action;
  ui::Icon icon;
  const char* label;
};

constexpr Knob steps[] = {{"step", ui::Icon::step, "Step"},
                          {"step10", ui::Icon::none, "+10"},
                          {"step_epoch", ui::Icon::none, "+1 epoch"}};
constexpr Knob starts[] = {{"rewind", ui::Icon::rewind, ""}, {"new_seed", ui::Icon::dice, ""}};
constexpr Knob turns[] = {{"undo", ui::Icon::undo, ""}, {"redo", ui::Icon::redo, ""}};

const lab::Action* find(const std::vector<lab::Action>& actions, std::string_view id) {
  const auto found = std::find_if(actions.begin(), actions.end(),
                                  [&](const lab::Action& action) { return action.id == id; });
  return found == actions.end() ? nullptr : &*found;
}

/// Room that is filled from left to right.
class Row {
 public:
  explicit Row(ui::Rect room) : room_(room) {}
  ui::Rect take(float width) {
    const ui::Rect rect = ui::left_part(room_, width);
    room_.min.x += width;
    return rect;
  }
  void skip(float width) { room_.min.x += width; }
  ui::Rect rest() const { return room_; }

 private:
  ui::Rect room_;
};

/// A button of the transport and the room to the next one.
struct Control {
  const char* action;
  ui::ButtonSpec spec;
  float width = 0, gap = 0;
};

Control control_for(const ui::Theme& theme, const lab::Action& action, const Knob& knob, float gap) {
  Control control = {knob.action, {}, 0, gap};
  control.spec.id = knob.action;
  control.spec.label = knob.label;
  control.spec.icon = knob.icon;
  control.spec.is_enabled = action.is_enabled;
  control.spec.help_title = action.label;
  control.spec.help = action.help;
  control.width = ui::button_width(theme, control.spec);
  return control;
}

bool is_play_or_pause(const Control& control) {
  const std::string_view action = control.action;
  return action == "play" || action == "pause";
}

std::vector<Control> controls_for(const ViewContext& context, const std::vector<lab::Action>& actions,
                                  float gap) {
  std::vector<Control> controls;
  const auto add = [&](const Knob& knob, float gap_after) {
    const lab::Action* action = find(actions, knob.action);
    if (action != nullptr && !action->is_hidden)
      controls.push_back(control_for(context.theme, *action, knob, gap_after));
  };
  add(context.model.is_playing() ? Knob{"pause", ui::Icon::pause, ""} : Knob{"play", ui::Icon::play, ""},
      2 * gap);
  for (const Knob& knob : steps) add(knob, &knob == std::end(steps) - 1 ? 2 * gap : gap);
  for (const Knob& knob : starts) add(knob, &knob == std::end(starts) - 1 ? 2 * gap : gap);
  for (const Knob& knob : turns) add(knob, gap);
  if (controls.empty() || !is_play_or_pause(controls.front())) return controls;
  controls.front().spec.id = "play-or-pause";  // one button: the focus stays when it changes its face
  controls.front().spec.is_primary = true;
  controls.front().width = 1.5f * context.theme.metrics.control;
  return controls;
}

/// Where there is too little room, buttons give up their margins evenly.
void draw_control_row(const ViewContext& context, const std::vector<Control>& controls, Row& row) {
  float widths = 0, gaps = 0;
  for (const Control& control : controls) {
    widths += control.width;
    gaps += control.gap;
  }
  const float squeeze = std::min(1.0f, (row.rest().width() - gaps) / std::max(1.0f, widths));
  for (const Control& control : controls) {
    if (ui::draw_button(context.theme, row.take(squeeze * control.width), control.spec))
      context.commands.act(control.action);
    row.skip(control.gap);
  }
}

void draw_speed(const ViewContext& context, ui::Rect room) {
  const std::optional<lab::Parameter> speed = parameter(context, speed_id);
  if (!speed || speed->is_hidden) return;
  std::vector<ui::Option> options;
  const Result<lab::Value> current = context.model.get(speed_id);
  int chosen = -1;
  for (const lab::Choice& choice : speed->choices) {
    if (current && lab::to_text(current.value()) == choice.id) chosen = static_cast<int>(options.size());
    options.push_back({choice.label, choice.help});
  }
  const float width = ui::combo_width(context.theme, options);
  if (width > room.width()) return;
  const auto picked =
      ui::draw_combo(context.theme, ui::left_part(room, width), "speed", options, chosen, !speed->is_locked);
  ui::help_on_hover(context.theme, speed->label, speed->help);
  if (picked) context.commands.set(speed_id, speed->choices[static_cast<std::size_t>(*picked)].id);
}

/// What the second network says under the same name; null if there is none, or nothing of its own.
const lab::Readout* twin_of(const lab::Readout& readout, const std::vector<lab::Readout>& readouts) {
  const auto found = std::find_if(readouts.begin(), readouts.end(),
                                  [&](const lab::Readout& other) { return other.id == "b." + readout.id; });
  return found == readouts.end() ? nullptr : &*found;
}

std::size_t rank(const lab::Readout& readout) {
  return static_cast<std::size_t>(std::find(std::begin(ranking), std::end(ranking), readout.id) -
                                  std::begin(ranking));
}

/// As printed: powers of ten instead of the "e" of plain text.
std::string printed(const lab::Readout& readout) {
  return readout.text.find('e') == std::string::npos ? readout.text : ui::number_text(readout.value);
}

float readout_width(const ui::Theme& theme, const lab::Readout& readout) {
  const float label = ui::text_width(readout.label, theme.type.small);
  const float value = ui::text_width(readout.text, theme.type.body, ui::Font::sans_bold);
  const float usual = ui::text_width("00\u2009000", theme.type.body, ui::Font::sans_bold);
  return std::max({label, value, usual});
}

void draw_readout(const ui::Theme& theme, ui::Rect rect, const lab::Readout& readout) {
  ui::ScreenPainter painter;
  const float middle = rect.min.y + label_share * rect.height();
  ui::draw_label(painter, {rect.min, {rect.max.x, middle}}, readout.label, theme.quiet, theme.type.small);
  ui::draw_label(painter, {{rect.min.x, middle}, rect.max}, readout.text, theme.text, theme.type.body,
                 ui::Font::sans_bold);
  ui::help_on_rect(theme, rect, readout.label, readout.sentence);
}

}  // namespace

void TransportView::draw_controls(const ViewContext& context, ui::Rect bar, bool has_title) {
  const ui::Theme& theme = context.theme;
  actions_ = context.session != nullptr ? context.session->actions() : context.model.actions();
  const float margin = has_title ? bar_margin_pt : narrow_margin_pt;
  Row row(ui::middle_part(bar, bar.width() - 2 * margin, theme.metrics.control));
  if (has_title) {
    row.skip(chapters::draw_chapter_title(theme, row.rest(), context.model.title(), context.session,
                                          context.commands));
    row.skip(theme.metrics.group_gap);
    ui::draw_help_mark(theme, {row.rest().min.x, ui::centre(bar).y}, "keys", context.model.title(),
                       keys_help);
    row.skip(theme.metrics.group_gap);
  }
  const float gap = has_title ? theme.metrics.gap / 2 : theme.metrics.hairline;
  draw_control_row(context, controls_for(context, actions_, gap), row);
  row.skip(theme.metrics.gap);
  draw_speed(context, row.rest());
}

std::vector<lab::Readout> TransportView::fitting_readouts(const ViewContext& context, float room) const {
  std::vector<lab::Readout> readouts =
      context.pair != nullptr ? context.pair->readouts() : context.model.readouts();
  for (lab::Readout& readout : readouts) {
    readout.text = printed(readout);
    if (const lab::Readout* twin = twin_of(readout, readouts))
      readout.text = "A\u2009" + readout.text + "  B\u2009" + printed(*twin);
  }
  const auto is_needed = [](const lab::Readout& readout) {
    return rank(readout) < std::size(ranking);
  };
  readouts.erase(std::stable_partition(readouts.begin(), readouts.end(), is_needed), readouts.end());
  float width = -readout_gap_pt;
  for (const lab::Readout& readout : readouts)
    width += readout_width(context.theme, readout) + readout_gap_pt;
  while (width > room && !readouts.empty()) {
    const auto least = std::max_element(readouts.begin(), readouts.end(),
                                        [](const auto& a, const auto& b) { return rank(a) < rank(b); });
    width -= readout_width(context.theme, *least) + readout_gap_pt;
    readouts.erase(least);
  }
  return readouts;
}

void TransportView::draw_readouts(const ViewContext& context, ui::Rect bar) {
  const ui::Theme& theme = context.theme;
  const float room = bar.width() - 2 * bar_margin_pt;
  const std::vector<lab::Readout> readouts = fitting_readouts(context, room);
  Row row(ui::middle_part(bar, room, std::min(bar.height() - 4, readout_pt)));
  for (const lab::Readout& readout : readouts) {
    draw_readout(theme, row.take(readout_width(theme, readout)), readout);
    row.skip(readout_gap_pt);
  }
}

void TransportView::handle_keys(const ViewContext& context) {
  const ImGuiIO& io = ImGui::GetIO();
  if (io.NavVisible || io.WantTextInput) return;
  constexpr ImGuiInputFlags anywhere = ImGuiInputFlags_RouteGlobal;
  if (ImGui::Shortcut(ImGuiKey_Space, anywhere)) context.commands.act("toggle_play");
  if (ImGui::Shortcut(ImGuiKey_RightArrow, anywhere | ImGuiInputFlags_Repeat)) context.commands.act("step");
  if (ImGui::Shortcut(ImGuiMod_Shift | ImGuiKey_RightArrow, anywhere | ImGuiInputFlags_Repeat))
    context.commands.act("step10");
  if (ImGui::Shortcut(ImGuiKey_Home, anywhere)) context.commands.act("rewind");
  constexpr ImGuiInputFlags again = anywhere | ImGuiInputFlags_Repeat;
  if (ImGui::Shortcut(ImGuiMod_Ctrl | ImGuiKey_Z, again)) context.commands.act("undo");
  if (ImGui::Shortcut(ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_Z, again) ||
      ImGui::Shortcut(ImGuiMod_Ctrl | ImGuiKey_Y, again))
    context.commands.act("redo");
}

}  // namespace crease::train_and_watch
