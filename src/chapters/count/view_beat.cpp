#include <algorithm>
#include <array>
#include <cmath>

#include "chapters/count/view_parts.h"
#include "imgui.h"
#include "ui/number_text.h"
#include "ui/widgets.h"

namespace crease::count {
namespace {

std::string name_of(const WeightCell& cell) {
  return std::to_string(cell.layer) + "," + std::to_string(cell.row) + "," +
         (cell.is_bias ? "b" : std::to_string(cell.column));
}

void set_weight(const Frame& frame, const std::string& name, double value) {
  const double right = std::clamp(value, -largest_weight, largest_weight);
  frame.context.commands.act("set_weight", name + "," + lab::to_text(right));
}

/// Dragging by the height of a hundred points changes a weight by its own size, and by 1 at least.
void drag(const Frame& frame, const std::string& name, double value) {
  constexpr double per_point = 0.01, per_key = 0.05;
  Hands& hands = frame.hands;
  const double unit = std::max(1.0, std::fabs(hands.weight == name ? hands.value_then : value));
  if (ImGui::IsItemActivated()) {
    hands.weight = name;
    hands.value_then = value;
    hands.y_then = ImGui::GetMousePos().y;
  }
  if (ImGui::IsItemActive() && hands.weight == name && ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
    const double moved = static_cast<double>(hands.y_then - ImGui::GetMousePos().y);
    const double wanted = hands.value_then + per_point * unit * moved;
    if (ImGui::IsMouseDragging(ImGuiMouseButton_Left, 1.0f) && wanted != value)
      set_weight(frame, name, wanted);
  }
  if (!ImGui::IsItemFocused()) return;
  const bool up = ImGui::IsKeyPressed(ImGuiKey_Equal) || ImGui::IsKeyPressed(ImGuiKey_KeypadAdd);
  const bool down = ImGui::IsKeyPressed(ImGuiKey_Minus) || ImGui::IsKeyPressed(ImGuiKey_KeypadSubtract);
  if (up != down) set_weight(frame, name, value + (up ? per_key : -per_key) * unit);
}

/// What a pointer and keys do to a weight, and a frame while they may.
void handle_weight(const Frame& frame, const stage::Canvas& canvas, const WeightCell& cell) {
  const std::string name = name_of(cell);
  ui::drag_area(name.c_str(), cell.rect);
  drag(frame, name, cell.value);
  if (ImGui::IsItemHovered() || ImGui::IsItemActive()) {
    const std::array<ui::Vec, 4> outline = {
        cell.rect.min, {cell.rect.max.x, cell.rect.min.y}, cell.rect.max, {cell.rect.min.x, cell.rect.max.y}};
    canvas.painter.polyline(outline, {frame.theme.accent, 1.5f, 0}, true);
  }
  ui::help_on_hover(frame.theme, ui::number_text(cell.value, 4),
                    cell.is_bias ? "A bias. Drag it up or down." : "A weight. Drag it up or down.");
}

}  // namespace

void draw_movable_beat(const Frame& frame, ui::Rect room) {
  stage::on_screen(frame.theme, [&](const stage::Canvas& canvas) {
    draw_beat({canvas, frame.model}, room);
    if (!frame.context.session.may_act("set_weight")) return;
    for (const WeightCell& cell :
         weight_cells(frame.theme, arrange_beat(room).weights, frame.model.ascent().network()))
      handle_weight(frame, canvas, cell);
  });
}

}  // namespace crease::count
