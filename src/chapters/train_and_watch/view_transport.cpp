#include "chapters/train_and_watch/view_transport.h"

#include <algorithm>

#include "chapters/train_and_watch/model.h"
#include "chapters/train_and_watch/view.h"
#include "imgui.h"
#include "lab/commands.h"
#include "ui/column.h"
#include "ui/screen_painter.h"

namespace crease::train_and_watch {
namespace {

constexpr float bar_margin_pt = 16, readout_gap_pt = 20, label_share = 0.4f;
constexpr const char* speed_id = "training.speed";
constexpr const char* keys_help =
    "Space plays and pauses, → takes a step, shift and → takes ten, home rewinds. Tab moves from control to "
    "control, the arrow keys change the one with the ring, escape gives the keyboard back.";

struct Knob {
  const char* action;
  ui::Icon icon;
  const char* label;
};

constexpr Knob steps[] = {
    {"step", ui::Icon::step, "1"}, {"step10", ui::Icon::none, "10"}, {"step_epoch", ui::Icon::none, "Epoch"}};
constexpr Knob starts[] = {{"rewind", ui::Icon::rewind, ""}, {"new_seed", ui::Icon::dice, ""}};

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

class Controls {
 public:
  Controls(const ViewContext& context, const std::vector<lab::Action>& actions, Row& row)
      : context_(context), actions_(actions), row_(row) {}

  void draw(const Knob& knob, bool is_primary = false) {
    const lab::Action* action = find(actions_, knob.action);
    if (action == nullptr) return;
    ui::ButtonSpec spec;
    spec.id = knob.action;
    spec.label = knob.label;
    spec.icon = knob.icon;
    spec.is_primary = is_primary;
    spec.is_enabled = action->is_enabled;
    spec.help_title = action->label;
    spec.help = action->help;
    const float width =
        is_primary ? 1.5f * context_.theme.metrics.control : ui::button_width(context_.theme, spec);
    if (ui::draw_button(context_.theme, row_.take(width), spec)) context_.commands.act(knob.action);
    row_.skip(context_.theme.metrics.gap / 2);
  }
  void gap() { row_.skip(context_.theme.metrics.gap); }

 private:
  const ViewContext& context_;
  const std::vector<lab::Action>& actions_;
  Row& row_;
};

const lab::Parameter* find_speed(const std::vector<lab::Parameter>& parameters) {
  for (const lab::Parameter& parameter : parameters)
    if (parameter.id == speed_id) return &parameter;
  return nullptr;
}

void draw_speed(const ViewContext& context, ui::Rect room) {
  const std::vector<lab::Parameter> parameters = context.model.parameters();
  const lab::Parameter* speed = find_speed(parameters);
  if (speed == nullptr) return;
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
      ui::draw_combo(context.theme, ui::left_part(room, width), "speed", options, chosen, true);
  ui::help_on_hover(context.theme, speed->label, speed->help);
  if (picked) context.commands.set(speed_id, speed->choices[static_cast<std::size_t>(*picked)].id);
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
  ui::help_on_rect(theme, rect, readout.id.c_str(), readout.label, readout.sentence);
}

}  // namespace

void TransportView::draw_controls(const ViewContext& context, ui::Rect bar, bool has_title) {
  const ui::Theme& theme = context.theme;
  actions_ = context.model.actions();
  const ui::Rect middle = ui::middle_part(bar, bar.width() - 2 * bar_margin_pt, theme.metrics.control);
  Row row(middle);
  if (has_title) {
    ui::ScreenPainter painter;
    const float width = ui::text_width(context.model.title(), theme.type.title, ui::Font::sans_bold);
    ui::draw_label(painter, row.take(width), context.model.title(), theme.text, theme.type.title,
                   ui::Font::sans_bold);
    row.skip(theme.metrics.group_gap);
    ui::draw_help_mark(theme, {row.rest().min.x, ui::centre(bar).y}, "keys", context.model.title(),
                       keys_help);
    row.skip(theme.metrics.group_gap);
  }
  Controls controls(context, actions_, row);
  controls.draw(
      context.model.is_playing() ? Knob{"pause", ui::Icon::pause, ""} : Knob{"play", ui::Icon::play, ""},
      true);
  controls.gap();
  for (const Knob& knob : steps) controls.draw(knob);
  controls.gap();
  for (const Knob& knob : starts) controls.draw(knob);
  controls.gap();
  draw_speed(context, row.rest());
}

void TransportView::draw_readouts(const ViewContext& context, ui::Rect bar) {
  const ui::Theme& theme = context.theme;
  const std::vector<lab::Readout> readouts = context.model.readouts();
  Row row(ui::middle_part(bar, bar.width() - 2 * bar_margin_pt, std::min(bar.height() - 4, 40.0f)));
  for (const lab::Readout& readout : readouts) {
    const float width = readout_width(theme, readout);
    if (width > row.rest().width()) continue;
    draw_readout(theme, row.take(width), readout);
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
}

}  // namespace crease::train_and_watch
