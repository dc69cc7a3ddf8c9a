#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <string>
#include <utility>

#include "chapters/approximate/figure_graph.h"
#include "chapters/approximate/view_parts.h"
#include "imgui.h"
#include "ui/colour.h"
#include "ui/screen_painter.h"
#include "ui/widgets.h"

namespace crease::approximate {
namespace {

constexpr float margin_pt = 8;
constexpr const char* drawing_hint = "Draw here with the mouse or a finger.";

const char* graph_help(Construction construction) {
  return is_sigmoid(construction)
             ? "The target, and the sum of sigmoids that follows it. The marks below are the ends of the "
               "bins."
             : "The target, and the broken line that the ReLU neurons add up to. It bends at the points.";
}

void help_on_head(const Frame& frame, ui::Rect rect, const ui::PlotFrame& plot, std::string_view title,
                  std::string_view help) {
  ui::help_on_rect(frame.theme, {rect.min, {rect.max.x, plot.inner.min.y}}, title, help);
}

/// What the pointer points at, within the axes less their margins, so that they stay as they are.
ui::Vec within(const ui::PlotFrame& plot, ui::Vec at) {
  return {std::clamp(at.x, plot.inner.min.x, plot.inner.max.x),
          std::clamp(at.y, plot.inner.min.y, plot.inner.max.y)};
}

double height_at(const ui::PlotFrame& plot, const Settings& settings, float y) {
  const double share = static_cast<double>((plot.inner.max.y - y) / std::max(1.0f, plot.inner.height()));
  const auto [low, high] = std::minmax_element(settings.drawn.begin(), settings.drawn.end());
  return std::clamp(plot.y.value(share), std::min(-1.0, *low), std::max(1.0, *high));
}

/// A number in a command, with as many digits as a pointer is worth: a link has to hold them.
std::string in_digits(double value, int digits) {
  char text[32];
  std::snprintf(text, sizeof text, "%.*g", digits, value);
  return text;
}

/// While the pointer is down on a drawn target, it takes the target along.
void read_stroke(const Frame& frame, const ui::PlotFrame& plot) {
  const Settings& settings = frame.model.settings();
  if (!ImGui::IsItemActive() || !frame.context.session.may_act("draw")) return;
  const ImGuiIO& io = ImGui::GetIO();
  const bool is_new = ImGui::IsItemActivated();
  if (!is_new && io.MouseDelta.x == 0 && io.MouseDelta.y == 0) return;
  const ui::Vec now = within(plot, {io.MousePos.x, io.MousePos.y});
  const ui::Vec before =
      is_new ? now : within(plot, {io.MousePos.x - io.MouseDelta.x, io.MousePos.y - io.MouseDelta.y});
  std::string stroke;
  for (const ui::Vec at : {before, now}) {
    if (!stroke.empty()) stroke += ",";
    stroke += in_digits(plot.x_at(at.x), 6) + "," + in_digits(height_at(plot, settings, at.y), 4);
  }
  frame.context.commands.act("draw", stroke);
}

/// "Draw it" in the corner of the plot, or "Clear" where there is something to clear.
ui::ButtonSpec corner_button(const Frame& frame) {
  const bool is_drawn = frame.model.settings().is_drawn();
  ui::ButtonSpec spec;
  spec.id = is_drawn ? "clear_drawing" : "draw_over";
  spec.label = is_drawn ? "Clear" : "Draw it";
  spec.help_title = is_drawn ? "Clear the drawing" : "Draw the target";
  spec.help = is_drawn ? "Back to a flat line, to begin anew."
                       : "Makes a drawing of the target, to be changed with the mouse or a finger.";
  spec.is_enabled = frame.context.session.may_act(spec.id);
  return spec;
}

/// Without area where there is no button.
ui::Rect corner_of(const Frame& frame, const ui::PlotFrame& plot) {
  const ui::ButtonSpec spec = corner_button(frame);
  const float width = ui::button_width(frame.theme, spec);
  const ui::Vec corner = {plot.inner.max.x - margin_pt, plot.inner.min.y + margin_pt};
  if (!spec.is_enabled || width + 2 * margin_pt > plot.inner.width()) return {corner, corner};
  return {{corner.x - width, corner.y}, {corner.x, corner.y + frame.theme.metrics.control}};
}

void draw_corner(const Frame& frame, ui::Rect rect) {
  if (rect.width() <= 0) return;
  const ui::Theme& theme = frame.theme;
  const ui::ButtonSpec spec = corner_button(frame);
  ui::ScreenPainter painter;
  painter.fill_rect(rect, theme.line, theme.metrics.radius);
  painter.fill_rect(ui::inset(rect, theme.metrics.hairline), theme.pane, theme.metrics.radius);
  if (ui::draw_button(theme, rect, spec)) frame.context.commands.act(spec.id);
}

/// Reads the pointer on the plot, left of the corner and below it: a finger comes without hovering first, so
/// that nothing may lie on top. Whether the pointer is there.
bool read_pointer(const Frame& frame, const ui::PlotFrame& plot, ui::Rect corner) {
  const std::array<std::pair<const char*, ui::Rect>, 2> areas = {
      {{"graph", {plot.inner.min, {corner.min.x, plot.inner.max.y}}},
       {"graph-below", {{corner.min.x, std::max(corner.max.y, plot.inner.min.y)}, plot.inner.max}}}};
  bool is_hovered = false;
  for (const auto& [id, rect] : areas) {
    ui::drag_area(id, rect);
    is_hovered = is_hovered || ImGui::IsItemHovered();
    if (frame.model.settings().is_drawn()) read_stroke(frame, plot);
  }
  return is_hovered;
}

}  // namespace

void draw_graph(const Frame& frame, ui::Rect room) {
  const Model& model = frame.model;
  ui::ScreenPainter painter;
  const GraphFrames frames = graph_frames(painter, frame.theme, room, model);
  const ui::Rect corner = corner_of(frame, frames.upper);
  bool is_hovered = read_pointer(frame, frames.upper, corner);
  ui::drag_area("error", frames.lower.inner);
  is_hovered = is_hovered || ImGui::IsItemHovered();
  draw_graph(painter, frame.theme, room, model,
             is_hovered ? frames.upper.x_at(ImGui::GetMousePos().x) : ui::nowhere);
  draw_corner(frame, corner);
  if (model.settings().is_drawn() && frame.context.session.may_act("draw")) {
    const ui::Vec at = {frames.upper.inner.min.x + margin_pt,
                        frames.upper.inner.max.y - margin_pt - 0.5f * frame.theme.type.small};
    painter.text(at, drawing_hint, frame.theme.quiet, frame.theme.type.small, ui::Font::sans,
                 ui::Align::left);
  }
  help_on_head(frame, room, frames.upper, "Target and network", graph_help(model.settings().construction));
  const ui::Rect below = {{room.min.x, frames.upper.inner.max.y + margin_pt}, room.max};
  help_on_head(frame, below, frames.lower, "Error",
               "How far the network is from the target, over the same segment. The dot marks the largest "
               "error, which is searched for with guaranteed bounds between all points, not on a grid.");
}

}  // namespace crease::approximate
