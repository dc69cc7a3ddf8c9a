#include <array>
#include <cmath>
#include <limits>
#include <string>

#include "app/application_state.h"
#include "app/keys.h"
#include "imgui_internal.h"
#include "lab/number_words.h"

/// What the platform tells, handed to Dear ImGui's queue of events.
namespace crease::app {
namespace {

/// How much nearer one notch of the wheel brings the plane.
constexpr double zoom_per_notch = 1.15;

ImGuiMouseSource source_of(platform::Device device) {
  switch (device) {
    case platform::Device::touch:
      return ImGuiMouseSource_TouchScreen;
    case platform::Device::pen:
      return ImGuiMouseSource_Pen;
    case platform::Device::mouse:
      break;
  }
  return ImGuiMouseSource_Mouse;
}

}  // namespace

ImGuiIO& Application::event_queue() {
  enter();
  state_->last_event_s = platform::now_s();
  return ImGui::GetIO();
}

void Application::surface_changed(const platform::Surface& surface) {
  event_queue();
  state_->surface = surface;
}

void Application::pointer_moved(float x_pt, float y_pt, platform::Device device) {
  state_->is_touch = device == platform::Device::touch;
  ImGuiIO& io = event_queue();
  io.AddMouseSourceEvent(source_of(device));
  io.AddMousePosEvent(x_pt, y_pt);
}

/// What lets others lie over it, as the plane does, takes no press in the frame in which the pointer arrives.
/// So a press waits for the frame after a movement: Dear ImGui has it wait where it comes from a finger.
void Application::pointer_pressed(int button, bool is_down) {
  if (is_down) state_->session().end_gesture();
  if (button < 0 || button >= ImGuiMouseButton_COUNT) return;
  ImGuiIO& io = event_queue();
  const ImGuiMouseSource source = ImGui::GetCurrentContext()->InputEventsNextMouseSource;
  if (is_down) io.AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
  io.AddMouseButtonEvent(button, is_down);
  io.AddMouseSourceEvent(source);
}

void Application::pointer_left() {
  constexpr float nowhere = -std::numeric_limits<float>::max();
  event_queue().AddMousePosEvent(nowhere, nowhere);
}

void Application::wheel_turned(float x_notches, float y_notches) {
  event_queue().AddMouseWheelEvent(x_notches, y_notches);
}

void Application::pinched(float factor) {
  if (factor > 0 && std::isfinite(factor))
    wheel_turned(0, static_cast<float>(std::log(factor) / std::log(zoom_per_notch)));
}

void Application::key_changed(std::string_view code, bool is_down, platform::Modifiers modifiers) {
  ImGuiIO& io = event_queue();
  io.AddKeyEvent(ImGuiMod_Ctrl, modifiers.control);
  io.AddKeyEvent(ImGuiMod_Shift, modifiers.shift);
  io.AddKeyEvent(ImGuiMod_Alt, modifiers.alt);
  io.AddKeyEvent(ImGuiMod_Super, modifiers.meta);
  const ImGuiKey key = key_named(code);
  if (key != ImGuiKey_None) io.AddKeyEvent(key, is_down);
}

void Application::text_entered(std::string_view utf8) {
  event_queue().AddInputCharactersUTF8(std::string(utf8).c_str());
}

void Application::focus_changed(bool has_focus) {
  event_queue().AddFocusEvent(has_focus);
}

void Application::file_dropped(std::string_view name, std::string_view content) {
  event_queue();
  Result<lab::Command> command = command_for_file(name, content);
  if (command) return state_->commands.push(std::move(command).value());
  state_->tell(lab::sentence(command.error().message));
}

void Application::use_mac_keys(bool is_mac) {
  event_queue().ConfigMacOSXBehaviors = is_mac;
}

platform::Cursor Application::cursor() const {
  using platform::Cursor;
  // In the order of Dear ImGui's cursors, from the arrow on.
  constexpr std::array<Cursor, 11> cursors = {Cursor::arrow,       Cursor::text,     Cursor::move,
                                              Cursor::resize_y,    Cursor::resize_x, Cursor::resize_both,
                                              Cursor::resize_both, Cursor::hand,     Cursor::arrow,
                                              Cursor::arrow,       Cursor::forbidden};
  enter();
  const auto index = static_cast<std::size_t>(ImGui::GetMouseCursor());
  return index < cursors.size() ? cursors[index] : Cursor::arrow;
}

bool Application::is_behind() const {
  return state_->context.imgui->InputEventsQueue.Size > 0;
}

bool Application::wants_text() const {
  enter();
  return ImGui::GetIO().WantTextInput;
}

bool Application::wants_escape() const {
  const ImGuiContext& context = *state_->context.imgui;
  return context.OpenPopupStack.Size > 0 || context.ActiveId != 0;
}

float Application::caret_x_pt() const {
  return state_->context.imgui->PlatformImeData.InputPos.x;
}
float Application::caret_y_pt() const {
  return state_->context.imgui->PlatformImeData.InputPos.y;
}

}  // namespace crease::app
