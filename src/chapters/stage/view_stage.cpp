#include "chapters/stage/view_stage.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "chapters/stage/view_layout.h"
#include "chapters/stage/view_parts.h"
#include "chapters/view_chooser.h"
#include "chapters/view_share.h"
#include "imgui.h"
#include "ui/screen_painter.h"
#include "ui/style.h"
#include "ui/widgets.h"

namespace crease::stage {
namespace {

constexpr float pane_margin_pt = 16, picture_margin_pt = 20, picture_margin_share = 0.04f, close_pt = 28,
                least_picture_pt = 120;

bool is_there(ui::Rect rect) {
  return rect.width() > 0 && rect.height() > 0;
}

void draw_rule(const ui::Theme& theme, ui::Vec from, ui::Vec to) {
  ui::ScreenPainter().line(from, to, {theme.line, theme.metrics.hairline, 0});
}

/// Panes and the hairlines between them.
void draw_ground(const ui::Theme& theme, ui::Rect area, const Layout& layout) {
  ui::ScreenPainter painter;
  painter.fill_rect(area, theme.pane);
  painter.fill_rect(layout.middle, theme.ground);
  const ui::Rect column = {layout.tabs.min, layout.tab_body.max};
  for (const ui::Rect part : {layout.middle, layout.settings, layout.side, column}) {
    if (!is_there(part)) continue;
    if (part.min.y > area.min.y) draw_rule(theme, part.min, {part.max.x, part.min.y});
    if (part.min.x > area.min.x) draw_rule(theme, part.min, {part.min.x, part.max.y});
  }
  if (layout.arrangement == Arrangement::narrow && is_there(layout.bar))
    draw_rule(theme, layout.bar.min, {layout.bar.max.x, layout.bar.min.y});
}

/// Fingers need larger targets; a narrow window is taken for a phone.
ui::Theme theme_for(const chapters::ViewContext& context, ui::Rect area) {
  const bool needs_room = context.is_touch || area.width() < medium_from_pt;
  return needs_room ? ui::for_touch(context.theme) : context.theme;
}

void handle_keys(lab::Commands& commands) {
  if (ImGui::GetIO().WantTextInput) return;
  constexpr ImGuiInputFlags again = ImGuiInputFlags_RouteGlobal | ImGuiInputFlags_Repeat;
  if (ImGui::Shortcut(ImGuiMod_Ctrl | ImGuiKey_Z, again)) commands.act("undo");
  if (ImGui::Shortcut(ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_Z, again) ||
      ImGui::Shortcut(ImGuiMod_Ctrl | ImGuiKey_Y, again))
    commands.act("redo");
}

}  // namespace

struct View::Parts {
  const Plan& plan;
  SettingsView settings = {};
  int tab = 0;
  std::string told = {};
  ui::Tone tone = ui::Tone::warning;

  explicit Parts(const Plan& of) : plan(of) {}
  void draw_settings(const Frame& frame, ui::Rect pane, bool has_chooser);
  void draw_notice(const Frame& frame, ui::Rect& room, const std::string& text);
  void draw_share(const Frame& frame, ui::Rect& bar);
};

void View::Parts::draw_settings(const Frame& frame, ui::Rect pane, bool has_chooser) {
  const ui::Rect room =
      ui::begin_pane(frame.theme, "stage-settings", pane, pane_margin_pt, frame.context.is_touch);
  ui::Column column(room);
  if (has_chooser)
    chapters::draw_chapter_row(frame.theme, column, &frame.context.session, frame.context.commands);
  settings.draw(frame, column, plan);
  ui::end_pane();
}

/// What is to be said stands at the top of the room, which becomes lower by it.
void View::Parts::draw_notice(const Frame& frame, ui::Rect& room, const std::string& text) {
  const ui::Theme& theme = frame.theme;
  const float close = told.empty() ? 0 : close_pt;
  const ui::Rect strip = {room.min,
                          {room.max.x, room.min.y + ui::notice_height(theme, text, room.width() - close)}};
  ui::draw_notice(theme, strip, text, told.empty() ? ui::Tone::warning : tone);
  ui::ButtonSpec spec;
  spec.id = "close-notice";
  spec.icon = ui::Icon::close;
  spec.help_title = "Close";
  if (!told.empty() &&
      ui::draw_button(theme, ui::middle_part(ui::right_part(strip, close + 4), close, close), spec))
    told.clear();
  room.min.y = strip.max.y + theme.metrics.gap;
}

void View::Parts::draw_share(const Frame& frame, ui::Rect& bar) {
  if (!frame.context.host.share || !frame.shows("share") || !is_there(bar)) return;
  if (chapters::draw_share(frame.theme, bar)) frame.context.host.share();
}

View::View(const Plan& plan) : parts_(std::make_unique<Parts>(plan)) {}
View::~View() = default;

void View::tell(std::string sentence, ui::Tone tone) {
  parts_->told = std::move(sentence);
  parts_->tone = tone;
}

bool View::wants_frame() const {
  return ui::wants_frame();
}

void View::place_side(const Frame& frame, ui::Rect pane) {
  const ui::Rect room =
      ui::begin_pane(frame.theme, "stage-side", pane, pane_margin_pt, frame.context.is_touch);
  const float used = draw_side(frame, room);
  ImGui::SetCursorScreenPos({room.min.x, room.min.y});
  ImGui::Dummy({1, used});
  ui::end_pane();
}

void View::place_tabs(const Frame& frame, const Layout& layout, const Shown& shown) {
  if (!is_there(layout.tab_body)) return;
  std::vector<ui::Option> options;
  if (shown.side) options.push_back({parts_->plan.side_name, ""});
  if (shown.settings) options.push_back({"Settings", ""});
  int& tab = parts_->tab;
  tab = std::min(tab, static_cast<int>(options.size()) - 1);
  if (const auto picked = ui::draw_tabs(frame.theme, layout.tabs, "tabs", options, tab)) tab = *picked;
  if (shown.side && tab == 0) return place_side(frame, layout.tab_body);
  parts_->draw_settings(frame, layout.tab_body, layout.arrangement == Arrangement::narrow);
}

void View::place_middle(const Frame& frame, ui::Rect pane) {
  ui::Rect room = ui::inset(pane, std::min(picture_margin_pt, picture_margin_share * pane.width()));
  const std::string text = parts_->told.empty() ? message() : parts_->told;
  if (!text.empty()) parts_->draw_notice(frame, room, text);
  if (room.height() > least_picture_pt && room.width() > least_picture_pt) draw_middle(frame, room);
}

void View::draw(const chapters::ViewContext& context, ui::Rect area) {
  const ui::Theme theme = theme_for(context, area);
  const Frame frame{context, theme};
  const Shown shown = {frame.shows("settings"), frame.shows("plots"), frame.shows("transport"),
                       frame.shows("readouts")};
  Layout layout = arrange(area, theme.metrics, shown);
  ui::begin_frame(theme, context.pixels_per_point, context.is_touch);
  ui::begin_root(std::string(context.session.id()).c_str(), area);
  draw_ground(theme, area, layout);
  handle_keys(context.commands);
  parts_->draw_share(frame, is_there(layout.readouts) ? layout.readouts : layout.bar);
  if (is_there(layout.bar))
    draw_bar(frame, layout.bar, parts_->plan, layout.arrangement != Arrangement::narrow);
  if (is_there(layout.readouts)) draw_readouts(frame, layout.readouts, parts_->plan);
  place_middle(frame, layout.middle);
  if (is_there(layout.settings)) parts_->draw_settings(frame, layout.settings, false);
  if (is_there(layout.side)) place_side(frame, layout.side);
  place_tabs(frame, layout, shown);
  ui::end_root();
}

}  // namespace crease::stage
