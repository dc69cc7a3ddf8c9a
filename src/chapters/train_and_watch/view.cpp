#include "chapters/train_and_watch/view.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>
#include <vector>

#include "chapters/train_and_watch/layout.h"
#include "chapters/train_and_watch/model.h"
#include "chapters/train_and_watch/view_network.h"
#include "chapters/train_and_watch/view_path.h"
#include "chapters/train_and_watch/view_plane.h"
#include "chapters/train_and_watch/view_plots.h"
#include "chapters/train_and_watch/view_settings.h"
#include "chapters/train_and_watch/view_state.h"
#include "chapters/train_and_watch/view_transport.h"
#include "imgui.h"
#include "ui/column.h"
#include "ui/screen_painter.h"
#include "ui/style.h"
#include "ui/widgets.h"

namespace crease::train_and_watch {
namespace {

constexpr float pane_margin_pt = 16, notice_gap_pt = 8, close_pt = 28;

/// Fingers need larger targets; a narrow window is taken for a phone.
ui::Theme theme_for(const ViewContext& context, ui::Rect area) {
  const bool needs_room = context.is_touch || area.width() < medium_from_pt;
  return needs_room ? ui::for_touch(context.theme) : context.theme;
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

struct View::Parts {
  Shared shared;
  PlaneView plane;
  NetworkView network;
  SettingsView settings;
  PlotsView plots;
  TransportView transport;
  PathView path;
  int tab = 0;
  std::string told;  ///< by the app, until closed
  ui::Tone tone = ui::Tone::warning;
  std::string closed_message;  ///< the model's message that was closed

  void draw_settings(const ViewContext& context, ui::Rect pane);
  void draw_network(const ViewContext& context, ui::Rect pane);
  void draw_plots(const ViewContext& context, ui::Rect pane);
  void draw_tabs(const ViewContext& context, const Layout& layout, const Shown& shown);
  void draw_panes(const ViewContext& context, const Layout& layout, const Shown& shown);
  void draw_share(const ViewContext& context, Layout& layout);
  void draw_plane(const ViewContext& context, ui::Rect pane);
  std::string notice(const Model& model) const;
  void close_notice(const Model& model);
};

void View::Parts::draw_settings(const ViewContext& context, ui::Rect pane) {
  const ui::Rect room = ui::begin_pane(context.theme, "settings", pane, pane_margin_pt, context.is_touch);
  settings.draw(context, room);
  ui::end_pane();
}

void View::Parts::draw_network(const ViewContext& context, ui::Rect pane) {
  ImGui::PushID("network");
  network.draw(context, shared, ui::inset(pane, pane_margin_pt / 2));
  ImGui::PopID();
}

void View::Parts::draw_plots(const ViewContext& context, ui::Rect pane) {
  const ui::Rect room = ui::begin_pane(context.theme, "plots", pane, pane_margin_pt, context.is_touch);
  plots.draw(context, shared, room);
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
  const ui::Theme& theme = context.theme;
  const ui::ButtonSpec spec{
      .id = "share",
      .label = "Share",
      .help_title = "Share this lab",
      .help = "Texts to paste: a link to what you see, and what puts it into a page of yours."};
  const float width = ui::button_width(theme, spec);
  const ui::Rect end = ui::right_part(bar, width + theme.metrics.gap);
  bar.max.x = end.min.x;
  if (ui::draw_button(theme, ui::middle_part(ui::left_part(end, width), width, theme.metrics.control), spec))
    context.host->share();
}

/// What a person should be told, most urgent first.
std::string View::Parts::notice(const Model& model) const {
  if (!told.empty()) return told;
  if (!model.message().empty() && model.message() != closed_message) return model.message();
  return model.picture().notice;
}

void View::Parts::close_notice(const Model& model) {
  if (!told.empty()) return told.clear();
  closed_message = model.message();
}

/// The plane, below whatever is to be said.
void View::Parts::draw_plane(const ViewContext& context, ui::Rect pane) {
  const ui::Theme& theme = context.theme;
  const std::string text = notice(context.model);
  pane.min.y += theme.metrics.gap;
  if (!text.empty()) {
    const bool may_close = text != context.model.picture().notice;
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
      close_notice(context.model);
    pane.min.y = strip.max.y + theme.metrics.gap;
  }
  ImGui::PushID("plane");
  plane.draw(context, shared, pane);
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
  const ViewContext context = {outer.model,  outer.commands,         theme,
                               outer.scene,  outer.pixels_per_point, outer.framebuffer_height_px,
                               outer.time_s, outer.reduced_motion,   outer.is_touch,
                               outer.host,   outer.session};
  const Shown shown = shown_parts(context);
  Layout layout = arrange(area, theme.metrics, shown);
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
  ui::end_root();
}

bool View::wants_frame() const {
  return ui::wants_frame() || parts_->plane.wants_frame() || parts_->network.wants_frame();
}

}  // namespace crease::train_and_watch
