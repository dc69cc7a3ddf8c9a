#include <algorithm>
#include <cmath>

#include "chapters/multiply/figure_networks.h"
#include "chapters/multiply/view_parts.h"
#include "imgui.h"
#include "ui/screen_painter.h"
#include "ui/widgets.h"

namespace crease::multiply {
namespace {

constexpr double zoom_per_notch = 1.25;
constexpr const char* help =
    "One hidden neuron for every choice of signs: it sees b + λ(±x₁ ± x₂ …), blue for plus and orange for "
    "minus, "
    "and enters the sum with the product of its signs. The wheel zooms, a drag moves along the column.";

void zoom_and_move(const Frame& frame, const Window& window) {
  lab::Commands& commands = frame.context.commands;
  const ImGuiIO& io = ImGui::GetIO();
  const bool may =
      frame.context.session.may_set("picture.zoom") && frame.context.session.may_set("picture.place");
  if (!may) return;
  if (ImGui::IsItemHovered() && io.MouseWheel != 0) {
    const double zoom =
        std::clamp(frame.model.settings().zoom * std::pow(zoom_per_notch, static_cast<double>(io.MouseWheel)),
                   1.0, most_zoom);
    const auto all = static_cast<double>(window.neurons);
    const double count = std::max(std::min(all, 2.0), all / zoom);
    const double under = window.at(io.MousePos.y);
    const double share = static_cast<double>((io.MousePos.y - window.top) / (window.bottom - window.top));
    commands.set("picture.zoom", zoom);
    commands.set("picture.place", std::clamp((under + (0.5 - share) * count) / all, 0.0, 1.0));
  }
  if (ImGui::IsItemActive() && io.MouseDelta.y != 0) {
    const double moved = static_cast<double>(io.MouseDelta.y / window.pitch());
    commands.set("picture.place",
                 std::clamp(window.place() - moved / static_cast<double>(window.neurons), 0.0, 1.0));
  }
}

}  // namespace

void draw_one_layer(const Frame& frame, ui::Rect room) {
  const ui::Theme& theme = frame.theme;
  const ui::Rect head = ui::take_top(room, head_height(theme)),
                 foot = ui::take_bottom(room, foot_height(theme));
  const ui::Rect inside = ui::inset(room, 2);
  ui::drag_area("one-layer", room);
  zoom_and_move(frame, one_layer_window(frame.model, inside));
  ui::ScreenPainter painter;
  ui::draw_label(painter, head, one_layer_title(frame.model), theme.text, theme.type.small,
                 ui::Font::sans_bold);
  painter.push_clip(room);
  draw_one_layer_picture(painter, theme, inside, frame.model);
  painter.pop_clip();
  ui::draw_paragraph(theme, foot, one_layer_caption(frame.model, inside), theme.quiet, theme.type.small - 1);
  ui::help_on_rect(theme, head, "One layer", help);
}

}  // namespace crease::multiply
