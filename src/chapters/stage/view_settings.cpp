#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "chapters/stage/view_parts.h"
#include "imgui.h"
#include "ui/screen_painter.h"
#include "ui/widgets.h"

namespace crease::stage {
namespace {

constexpr float head_pt = 36, row_gap_pt = 4;

void draw_theme_choice(const Frame& frame, ui::Column& column) {
  if (!frame.context.host.choose_theme || !frame.shows("theme")) return;
  const std::array<ui::Option, 3> kinds = {
      {{"Light", ""}, {"Dark", ""}, {"Projector", "Larger type and heavier lines, black on white."}}};
  const auto picked = ui::draw_segments(frame.theme, column.take(frame.theme.metrics.control), "theme", kinds,
                                        static_cast<int>(frame.theme.kind), true);
  if (picked) frame.context.host.choose_theme(static_cast<ui::ThemeKind>(*picked));
  column.skip(row_gap_pt);
}

bool draw_button(const Frame& frame, ui::Column& column, const ui::ButtonSpec& spec) {
  const ui::Rect line = column.take(frame.theme.metrics.control);
  const ui::Rect from_margin = {{line.min.x - ui::button_margin_pt, line.min.y}, line.max};
  return ui::draw_button(frame.theme, ui::left_part(from_margin, ui::button_width(frame.theme, spec)), spec);
}

bool is_in(const lab::Parameter& parameter, std::string_view group) {
  return parameter.group == group && !parameter.is_hidden && parameter.is_enabled;
}

/// The actions that stand below a group.
std::vector<const lab::Action*> actions_of(const std::vector<lab::Action>& actions, const Plan& plan,
                                           std::string_view group) {
  std::vector<const lab::Action*> own;
  for (const lab::Action& action : actions)
    for (const GroupButton& button : plan.buttons)
      if (button.group == group && button.action == action.id && !action.is_hidden) own.push_back(&action);
  return own;
}

void draw_buttons(const Frame& frame, ui::Column& column, const std::vector<const lab::Action*>& actions,
                  std::string_view group) {
  if (group == "Network" && frame.context.host.save_network && frame.shows("save_network") &&
      draw_button(frame, column,
                  {.id = "save_network",
                   .label = "Save network…",
                   .help_title = "Save this network",
                   .help = "Its weights as a file, for the command crease and for programs of your own."}))
    frame.context.host.save_network();
  for (const lab::Action* action : actions)
    if (draw_button(frame, column,
                    {.id = action->id.c_str(),
                     .label = action->label,
                     .is_enabled = action->is_enabled,
                     .help_title = action->label,
                     .help = action->help}))
      frame.context.commands.act(action->id);
}

}  // namespace

void SettingsView::draw_row(const Frame& frame, ui::Column& column, const lab::Parameter& parameter) {
  const Result<lab::Value> value = frame.context.session.get(parameter.id);
  const auto wish = rows_.draw(frame.theme, column, parameter, value ? value.value() : parameter.initial);
  if (wish) frame.context.commands.set(parameter.id, *wish);
  column.skip(row_gap_pt);
}

void SettingsView::draw(const Frame& frame, ui::Column& column, const Plan& plan) {
  const ui::Theme& theme = frame.theme;
  const std::vector<lab::Parameter> parameters = frame.context.session.parameters();
  const std::vector<lab::Action> all_actions = frame.context.session.actions();
  ui::ScreenPainter painter;
  for (const char* group : plan.groups) {
    const std::vector<const lab::Action*> actions = actions_of(all_actions, plan, group);
    const bool is_empty = std::none_of(parameters.begin(), parameters.end(),
                                       [&](const lab::Parameter& each) { return is_in(each, group); });
    if (is_empty && actions.empty()) continue;
    ImGui::PushID(group);
    ui::draw_label(painter, column.take(head_pt), group, theme.text, theme.type.body, ui::Font::sans_bold);
    for (const lab::Parameter& parameter : parameters)
      if (is_in(parameter, group)) draw_row(frame, column, parameter);
    draw_buttons(frame, column, actions, group);
    if (group == plan.groups.back()) draw_theme_choice(frame, column);
    column.skip(theme.metrics.gap);
    const ui::Rect rule = column.take(theme.metrics.hairline);
    painter.line(rule.min, {rule.max.x, rule.min.y}, {theme.line, theme.metrics.hairline, 0});
    ImGui::PopID();
  }
}

}  // namespace crease::stage
