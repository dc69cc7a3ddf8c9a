#include "chapters/train_and_watch/view.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>
#include <vector>

#include "chapters/plane/view_axes.h"
#include "chapters/train_and_watch/layout.h"
#include "chapters/train_and_watch/pair.h"
#include "chapters/train_and_watch/view_network.h"
#include "chapters/train_and_watch/view_path.h"
#include "chapters/train_and_watch/view_plane.h"
#include "chapters/train_and_watch/view_plane_tools.h"
#include "chapters/train_and_watch/view_plots.h"
#include "chapters/train_and_watch/view_settings.h"
#include "chapters/train_and_watch/view_state.h"
#include "chapters/train_and_watch/view_transport.h"
#include "chapters/view_chooser.h"
#include "chapters/view_share.h"
#include "imgui.h"
#include "lab/commands.h"
#include "ui/column.h"
#include "ui/screen_painter.h"
#include "ui/style.h"
#include "ui/widgets.h"

namespace crease::train_and_watch {
namespace {

constexpr float pane_margin_pt = 16, notice_gap_pt = 8, close_pt = 28, twin_margin_pt = 16;

/// Fingers need larger targets; a narrow window is taken for a phone.
ui::Theme theme_for(const ViewContext& context, ui::Rect area) {
  const bool needs_room = context.is_touch || area.width() < medium_from_pt;
  return needs_room ? ui::for_touch(context.theme) : context.theme;
}

/// Which of the two networks is shown here.
void draw_network_choice(const ViewContext& context, ui::Rect row) {
  const std::array<ui::Option, 2> names = {{{"A", "The first network."}, {"B", "The second network."}}};
  const ui::Theme& theme = context.theme;
  ui::ScreenPainter painter;
  ui::draw_label(painter, row, "Network", theme.text, theme.type.body, ui::Font::sans_bold);
  const ui::Rect choice = ui::right_part(row, ui::segments_width(theme, names));
  if (const auto picked = ui::draw_segments(theme, choice, "which", names, *context.chosen_network, true))
    *context.chosen_network = *picked;
}

/// Room for two planes: side by side or one below the other.
std::pair<ui::Rect, ui::Rect> split_for_two(ui::Rect room, const ui::Theme& theme, const Window& window) {
  const ui::Vec middle = ui::centre(room);
  const float half = twin_margin_pt / 2;
  const ui::Rect left = {room.min, {middle.x - half, room.max.y}};
  const ui::Rect top = {room.min, {room.max.x, middle.y - half}};
  const float beside = arrange_plane(left, theme, window, false).plane.width();
  const float below = arrange_plane(top, theme, window, false).plane.width();
  if (beside >= below) return {left, {{middle.x + half, room.min.y}, room.max}};
  return {top, {{room.min.x, middle.y + half}, room.max}};
}

void draw_rule(const ui::Theme& theme, ui::Vec from, ui::Vec to) {
  ui::ScreenPainter().line(from, to, {theme.line, theme.metrics.hairline, 0});
}

bool is_there(ui::Rect rect) {
  return rect.width() > 0 && rect.height() > 0;
}

/// A hairline along the top or the left of a part, if that is not the edge of the whole.
void draw_edges(const ui::Theme& theme, ui::Rect area, ui::Rect part) {
  if (!is_there(part)) return;
  if (part.min.y > area.min.y) draw_rule(theme, part.min, {part.max.x, part.min.y});
  if (part.min.x > area.min.x) draw_rule(theme, part.min, {part.min.x, part.max.y});
}

/// Panes and the hairlines between them.
void draw_ground(const ui::Theme& theme, ui::Rect area, const Layout& layout) {
  ui::ScreenPainter painter;
  painter.fill_rect(area, theme.pane);
  painter.fill_rect(layout.plane, theme.ground);
  const bool is_narrow = layout.arrangement == Arrangement::narrow;
  const ui::Rect column =
      is_there(layout.tabs) ? ui::Rect{layout.tabs.min, layout.tab_body.max} : layout.tab_body;
  for (const ui::Rect part : {layout.plane, layout.settings, layout.network, layout.plots, column})
    draw_edges(theme, area, part);
  if (is_narrow) draw_edges(theme, area, layout.transport);
}

/// What is left of the parts by whoever shows the lab.
Shown shown_parts(const ViewContext& context) {
  return {shows(context, "settings"), shows(context, "network"), shows(context, "plots"),
          shows(context, "transport"), shows(context, "readouts")};
}

}  // namespace

/// What is drawn of each network by itself.
struct NetworkParts {
  Shared shared;
  PlaneView plane;
  NetworkView network;
};

struct View::Parts {
  NetworkParts of_a;
  std::unique_ptr<NetworkParts> of_b;  ///< while two are compared
  PlaneLink link;
  lab::Commands commands_for_b;  ///< as for a model of its own, until they are passed on
  int chosen = 0;                ///< the network whose settings and diagram are shown
  SettingsView settings;
  PlotsView plots;
  TransportView transport;
  PathView path;
  int tab = 0;
  bool is_narrow = false;  ///< no room for a title above
  std::string told;        ///< by the app, until closed
  ui::Tone tone = ui::Tone::warning;
  std::string closed_message;  ///< the model's message that was closed

  void draw_settings(const ViewContext& context, ui::Rect pane);
  void draw_network(const ViewContext& context, ui::Rect pane);
  void draw_plots(const ViewContext& context, ui::Rect pane);
  void draw_tabs(const ViewContext& context, const Layout& layout, const Shown& shown);
  void draw_panes(const ViewContext& context, const Layout& layout, const Shown& shown);
  void draw_share(const ViewContext& context, Layout& layout);
  void draw_plane(const ViewContext& context, ui::Rect pane);
  void draw_planes(const ViewContext& context, ui::Rect pane);
  ViewContext context_of_b(const ViewContext& context);
  ViewContext chosen_context(const ViewContext& context);
  void follow(const Pair* pair);
  void pass_on_commands(lab::Commands& commands);
  std::string message(const ViewContext& context) const;
  std::string picture_notice(const ViewContext& context) const;
  std::string notice(const ViewContext& context) const;
  void close_notice(const ViewContext& context);
};

/// There are as many parts as networks.
void View::Parts::follow(const Pair* pair) {
  const bool has_b = pair != nullptr && pair->b() != nullptr;
  if (has_b && !of_b) of_b = std::make_unique<NetworkParts>();
  if (has_b) return;
  of_b.reset();
  chosen = 0;
}

/// Network B as if it were the only one. Its commands wait apart, since they are called otherwise outside.
ViewContext View::Parts::context_of_b(const ViewContext& context) {
  return {*context.pair->b(), commands_for_b,           context.theme,
          context.scene_b,    context.pixels_per_point, context.framebuffer_height_px,
          context.time_s,     context.reduced_motion,   context.is_touch,
          context.host,       context.session,          context.pair,
          context.scene_b,    context.chosen_network};
}

ViewContext View::Parts::chosen_context(const ViewContext& context) {
  return chosen == 1 ? context_of_b(context) : context;
}

void View::Parts::pass_on_commands(lab::Commands& commands) {
  for (lab::Command& command : commands_for_b.take()) commands.push(command_for_b(std::move(command)));
}

void View::Parts::draw_settings(const ViewContext& context, ui::Rect pane) {
  const ui::Rect room = ui::begin_pane(context.theme, "settings", pane, pane_margin_pt, context.is_touch);
  ui::Column column(room);
  if (is_narrow) chapters::draw_chapter_row(context.theme, column, context.session, context.commands);
  settings.draw(chosen_context(context), {{room.min.x, column.y()}, room.max});
  ui::end_pane();
}

void View::Parts::draw_network(const ViewContext& context, ui::Rect pane) {
  ImGui::PushID(chosen == 1 ? "network-b" : "network");
  ui::Rect room = ui::inset(pane, pane_margin_pt / 2);
  if (context.chosen_network != nullptr) {
    const float height = context.theme.metrics.control;
    draw_network_choice(context, {room.min, {room.max.x, room.min.y + height}});
    room.min.y += height + context.theme.metrics.gap / 2;
  }
  NetworkParts& parts = chosen == 1 ? *of_b : of_a;
  parts.network.draw(chosen_context(context), parts.shared, room);
  ImGui::PopID();
}

void View::Parts::draw_plots(const ViewContext& context, ui::Rect pane) {
  const ui::Rect room = ui::begin_pane(context.theme, "plots", pane, pane_margin_pt, context.is_touch);
  plots.draw(context, of_a.shared, room);
  ui::end_pane();
}

void View::Parts::draw_tabs(const ViewContext& context, const Layout& layout, const Shown& shown) {
  struct Tab {
    bool is_shown;
    const char* label;
    void (Parts::*draw)(const ViewContext&, ui::Rect);
  };
  const std::array<Tab, 3> all = {{{shown.settings, "Settings", &Parts::draw_settings},
                                   {shown.network, "Network", &Parts::draw_network},
                                   {shown.plots, "Plots", &Parts::draw_plots}}};
  std::vector<Tab> left;
  std::copy_if(all.begin(), all.end(), std::back_inserter(left),
               [](const Tab& each) { return each.is_shown; });
  if (left.empty()) return;
  tab = std::min(tab, static_cast<int>(left.size()) - 1);
  std::vector<ui::Option> options;
  for (const Tab& each : left) options.push_back({each.label, ""});
  if (is_there(layout.tabs))
    if (const auto picked = ui::draw_tabs(context.theme, layout.tabs, "tabs", options, tab)) tab = *picked;
  (this->*left[static_cast<std::size_t>(tab)].draw)(context, layout.tab_body);
}

/// The button that passes the lab on, at the right of the readouts, or of the transport where there are none.
void View::Parts::draw_share(const ViewContext& context, Layout& layout) {
  const bool is_offered = context.host != nullptr && context.host->share && shows(context, "share");
  ui::Rect& bar = is_there(layout.readouts) ? layout.readouts : layout.transport;
  if (!is_offered || !is_there(bar)) return;
  if (chapters::draw_share(context.theme, bar)) context.host->share();
}

/// What a person should be told, most urgent first.
std::string View::Parts::notice(const ViewContext& context) const {
  if (!told.empty()) return told;
  const std::string said = message(context);
  return !said.empty() && said != closed_message ? said : picture_notice(context);
}

std::string View::Parts::message(const ViewContext& context) const {
  return of_b ? context.pair->message() : context.model.message();
}

std::string View::Parts::picture_notice(const ViewContext& context) const {
  const std::string& of_first = context.model.picture().notice;
  if (!of_b || context.pair->b()->picture().notice == of_first) return of_first;
  if (!of_first.empty()) return "Network A: " + of_first;
  return "Network B: " + context.pair->b()->picture().notice;
}

void View::Parts::close_notice(const ViewContext& context) {
  if (!told.empty()) return told.clear();
  closed_message = message(context);
}

/// The plane, below whatever is to be said.
void View::Parts::draw_plane(const ViewContext& context, ui::Rect pane) {
  const ui::Theme& theme = context.theme;
  const std::string text = notice(context);
  pane.min.y += theme.metrics.gap;
  if (!text.empty()) {
    const bool may_close = text != picture_notice(context);
    const float close = may_close ? close_pt : 0;
    const float width = pane.width() - 2 * notice_gap_pt;
    const float height = ui::notice_height(theme, text, width - close);
    const ui::Rect strip = {{pane.min.x + notice_gap_pt, pane.min.y},
                            {pane.max.x - notice_gap_pt, pane.min.y + height}};
    ui::draw_notice(theme, strip, text, told.empty() ? ui::Tone::warning : tone);
    ui::ButtonSpec button;
    button.id = "close-notice";
    button.icon = ui::Icon::close;
    button.help_title = "Close";
    if (may_close &&
        ui::draw_button(theme, ui::middle_part(ui::right_part(strip, close + 4), close, close), button))
      close_notice(context);
    pane.min.y = strip.max.y + theme.metrics.gap;
  }
  if (of_b) return draw_planes(context, pane);
  ImGui::PushID("plane");
  of_a.plane.draw(context, of_a.shared, pane);
  ImGui::PopID();
}

/// Both planes, below the tools for both: side by side or stacked, whichever lets them be larger.
void View::Parts::draw_planes(const ViewContext& context, ui::Rect pane) {
  const ui::Theme& theme = context.theme;
  const Window window = context.model.settings().picture.window();
  const float tools_pt = theme.metrics.control + theme.metrics.gap;
  ui::Rect room = ui::inset(pane, theme.metrics.gap);
  room.min.y += tools_pt;
  const auto [first, second] = split_for_two(room, theme, window);
  // The planes stand in the middle of their room, and the tools just above them.
  const float top = arrange_plane(first, theme, window, false).tools.min.y - tools_pt;
  const ui::Rect tools = {{room.min.x, top}, {room.max.x, top + theme.metrics.control}};
  const ViewContext other = context_of_b(context);
  ImGui::PushID("plane-a");
  of_a.plane.draw(context, of_a.shared, first, {"A", &link, tools});
  ImGui::PopID();
  ImGui::PushID("plane-b");
  of_b->plane.draw(other, of_b->shared, second, {"B", &link, {}});
  ImGui::PopID();
}

void View::Parts::draw_panes(const ViewContext& context, const Layout& layout, const Shown& shown) {
  if (layout.arrangement != Arrangement::wide) return draw_tabs(context, layout, shown);
  if (shown.settings) draw_settings(context, layout.settings);
  if (shown.network) draw_network(context, layout.network);
  if (shown.plots) draw_plots(context, layout.plots);
}

View::View() : parts_(std::make_unique<Parts>()) {}
View::~View() = default;

void View::tell(std::string sentence, ui::Tone tone) {
  parts_->told = std::move(sentence);
  parts_->tone = tone;
}

void View::ask_for_path() {
  parts_->path.open();
}

void View::draw(const ViewContext& outer, ui::Rect area) {
  const ui::Theme theme = theme_for(outer, area);
  parts_->follow(outer.pair);
  const ViewContext context = {outer.model,
                               outer.commands,
                               theme,
                               outer.scene,
                               outer.pixels_per_point,
                               outer.framebuffer_height_px,
                               outer.time_s,
                               outer.reduced_motion,
                               outer.is_touch,
                               outer.host,
                               outer.session,
                               outer.pair,
                               outer.scene_b,
                               parts_->of_b ? &parts_->chosen : nullptr};
  const Shown shown = shown_parts(context);
  Layout layout = arrange(area, theme.metrics, shown);
  parts_->is_narrow = layout.arrangement == Arrangement::narrow;
  ui::begin_frame(theme, context.pixels_per_point, context.is_touch);
  ui::begin_root("lab", area);
  draw_ground(theme, area, layout);
  parts_->transport.handle_keys(context);
  parts_->draw_share(context, layout);
  if (shown.transport)
    parts_->transport.draw_controls(context, layout.transport, layout.arrangement != Arrangement::narrow);
  if (shown.readouts) parts_->transport.draw_readouts(context, layout.readouts);
  parts_->draw_plane(context, layout.plane);
  parts_->draw_panes(context, layout, shown);
  parts_->path.draw(context, area);
  parts_->pass_on_commands(context.commands);
  ui::end_root();
}

bool View::wants_frame() const {
  const auto is_unsettled = [](const NetworkParts& parts) {
    return parts.plane.wants_frame() || parts.network.wants_frame();
  };
  return ui::wants_frame() || is_unsettled(parts_->of_a) || (parts_->of_b && is_unsettled(*parts_->of_b));
}

}  // namespace crease::train_and_watch
