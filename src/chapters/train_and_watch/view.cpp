#include "chapters/train_and_watch/view.h"

#include <array>
#include <utility>

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

/// Panes and the hairlines between them.
void draw_ground(const ui::Theme& theme, ui::Rect area, const Layout& layout) {
  ui::ScreenPainter painter;
  painter.fill_rect(area, theme.pane);
  painter.fill_rect(layout.plane, theme.ground);
  const bool is_wide = layout.arrangement == Arrangement::wide;
  if (is_wide) {
    draw_rule(theme, {area.min.x, layout.plane.min.y}, {area.max.x, layout.plane.min.y});
    draw_rule(theme, layout.plane.min, {layout.plane.min.x, layout.plane.max.y});
    draw_rule(theme, {layout.network.min.x, layout.plots.min.y}, layout.plots.min);
    draw_rule(theme, layout.plots.min, {layout.plots.max.x, layout.plots.min.y});
    return draw_rule(theme, layout.network.min, {layout.plots.min.x, layout.plots.max.y});
  }
  draw_rule(theme, layout.plane.min, {area.max.x, layout.plane.min.y});
  if (layout.arrangement == Arrangement::medium)
    return draw_rule(theme, layout.tabs.min, {layout.tabs.min.x, layout.tab_body.max.y});
  draw_rule(theme, {area.min.x, layout.plane.max.y}, {area.max.x, layout.plane.max.y});
  draw_rule(theme, layout.transport.min, {area.max.x, layout.transport.min.y});
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
  void draw_tabs(const ViewContext& context, const Layout& layout);
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

void View::Parts::draw_tabs(const ViewContext& context, const Layout& layout) {
  const std::array<ui::Option, 3> tabs = {{{"Settings", ""}, {"Network", ""}, {"Plots", ""}}};
  if (const auto picked = ui::draw_tabs(context.theme, layout.tabs, "tabs", tabs, tab)) tab = *picked;
  if (tab == 0) draw_settings(context, layout.tab_body);
  if (tab == 1) draw_network(context, layout.tab_body);
  if (tab == 2) draw_plots(context, layout.tab_body);
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
  const Layout layout = arrange(area, theme.metrics);
  const bool is_wide = layout.arrangement == Arrangement::wide;
  ui::begin_frame(theme, context.pixels_per_point, context.is_touch);
  ui::begin_root("lab", area);
  draw_ground(theme, area, layout);
  parts_->transport.handle_keys(context);
  parts_->transport.draw_controls(context, layout.transport, layout.arrangement != Arrangement::narrow);
  parts_->transport.draw_readouts(context, layout.readouts);
  parts_->draw_plane(context, layout.plane);
  if (is_wide) {
    parts_->draw_settings(context, layout.settings);
    parts_->draw_network(context, layout.network);
    parts_->draw_plots(context, layout.plots);
  } else {
    parts_->draw_tabs(context, layout);
  }
  parts_->path.draw(context, area);
  ui::end_root();
}

bool View::wants_frame() const {
  return ui::wants_frame() || parts_->plane.wants_frame() || parts_->network.wants_frame();
}

}  // namespace crease::train_and_watch
