#include "chapters/plane/view_gestures.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "imgui.h"

namespace crease::plane {
namespace {

constexpr float trembling_pt = 4, trembling_finger_pt = 10;
constexpr double long_press_s = 0.5, zoom_per_notch = 1.15;
constexpr const char* window_id = "picture.window";

bool is_key_pressed(ImGuiKey key) {
  return ImGui::IsKeyPressed(key, true);
}

/// Keys belong to the plane while it has the focus ring or the pointer is on it.
void read_keys(Gesture& gesture) {
  const ImGuiIO& io = ImGui::GetIO();
  if (io.WantTextInput) return;
  const bool has_ring = ImGui::IsItemFocused() && io.NavVisible;
  if (has_ring) {
    for (const ImGuiKey key : {ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_UpArrow, ImGuiKey_DownArrow})
      ImGui::SetItemKeyOwner(key);
    const auto down = [](ImGuiKey key) {
      return is_key_pressed(key) ? 1.0f : 0.0f;
    };
    gesture.arrows = {down(ImGuiKey_RightArrow) - down(ImGuiKey_LeftArrow),
                      down(ImGuiKey_UpArrow) - down(ImGuiKey_DownArrow)};
  }
  if (!gesture.is_over && !has_ring) return;
  if (is_key_pressed(ImGuiKey_Equal) || is_key_pressed(ImGuiKey_KeypadAdd)) gesture.wheel += 1;
  if (is_key_pressed(ImGuiKey_Minus) || is_key_pressed(ImGuiKey_KeypadSubtract)) gesture.wheel -= 1;
  gesture.wants_reset = ImGui::IsKeyPressed(ImGuiKey_0, false);
  gesture.wants_delete = ImGui::IsKeyPressed(ImGuiKey_Delete, false);
  gesture.wants_release = ImGui::IsKeyPressed(ImGuiKey_Escape, false);
  gesture.wants_copy = ImGui::IsKeyChordPressed(ImGuiMod_Ctrl | ImGuiKey_C);
}

}  // namespace

Gesture GestureReader::read(const char* id, ui::Rect rect, bool is_touch, double time_s) {
  ImGui::SetCursorScreenPos({rect.min.x, rect.min.y});
  ImGui::SetNextItemAllowOverlap();
  ImGui::InvisibleButton(
      id, {std::max(1.0f, rect.width()), std::max(1.0f, rect.height())},
      ImGuiButtonFlags_MouseButtonLeft | ImGuiButtonFlags_MouseButtonRight | ImGuiButtonFlags_EnableNav);
  const ImGuiIO& io = ImGui::GetIO();
  Gesture gesture;
  gesture.at = {io.MousePos.x, io.MousePos.y};
  gesture.is_over = ImGui::IsItemHovered();
  gesture.moved_now = {io.MouseDelta.x, io.MouseDelta.y};
  if (gesture.is_over) {
    ImGui::SetItemKeyOwner(ImGuiKey_MouseWheelY);
    gesture.wheel = io.MouseWheel;
    gesture.is_double_clicked = ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left);
    gesture.is_right_clicked = ImGui::IsMouseReleased(ImGuiMouseButton_Right);
  }
  read_press(gesture, is_touch, time_s);
  read_keys(gesture);
  return gesture;
}

void GestureReader::read_press(Gesture& gesture, bool is_touch, double time_s) {
  gesture.is_pressed = ImGui::IsItemActivated() && ImGui::IsMouseDown(ImGuiMouseButton_Left);
  if (gesture.is_pressed) {
    is_held_ = true;
    was_dragged_ = was_long_ = false;
    from_ = gesture.at;
    down_s_ = time_s;
  }
  gesture.from = from_;
  gesture.is_held = is_held_;
  if (!is_held_) return;
  gesture.moved = {gesture.at.x - from_.x, gesture.at.y - from_.y};
  const float reach = is_touch ? trembling_finger_pt : trembling_pt;
  was_dragged_ = was_dragged_ || std::hypot(gesture.moved.x, gesture.moved.y) > reach;
  gesture.is_dragged = was_dragged_;
  if (ImGui::IsMouseDown(ImGuiMouseButton_Left) && ImGui::IsItemActive()) {
    gesture.is_long_pressed = is_touch && !was_dragged_ && !was_long_ && time_s - down_s_ > long_press_s;
    was_long_ = was_long_ || gesture.is_long_pressed;
    return;
  }
  is_held_ = false;
  gesture.is_released = was_dragged_;
  gesture.is_clicked = !was_dragged_ && !was_long_ && gesture.is_over &&
                       ImGui::GetIO().MouseClickedLastCount[ImGuiMouseButton_Left] < 2;
}

std::optional<Window> Navigator::read(const Gesture& gesture, const PlaneMap& map) {
  if (gesture.is_pressed) at_press_ = map.window;
  if (gesture.wheel != 0)
    return zoomed(map,
                  gesture.is_over
                      ? gesture.at
                      : ui::Vec{(map.rect.min.x + map.rect.max.x) / 2, (map.rect.min.y + map.rect.max.y) / 2},
                  std::pow(zoom_per_notch, -double(gesture.wheel)));
  if (!gesture.is_dragged) return std::nullopt;
  return panned({at_press_, map.rect}, gesture.moved);
}

void Navigator::act(const Gesture& gesture, const PlaneMap& map, const lab::Session& session,
                    lab::Commands& commands) {
  if (gesture.is_double_clicked && session.may_act("reset_window")) commands.act("reset_window");
  const std::optional<Window> window = read(gesture, map);
  if (!window || !session.may_set(window_id)) return;
  std::string text;
  for (const double value : {window->x0, window->x1, window->y0, window->y1})
    text += (text.empty() ? "" : ", ") + lab::to_text(value);
  commands.set(window_id, text);
}

}  // namespace crease::plane
