#pragma once

#include <functional>
#include <string>

#include "imgui.h"
#include "platform/graphics.h"
#include "ui/column.h"
#include "ui/screen_painter.h"
#include "ui/style.h"
#include "ui/theme.h"

namespace crease::ui {

/// Dear ImGui without a screen: draws frames, moves a mouse and presses keys as a person would.
class Headless {
 public:
  explicit Headless(std::function<void()> draw, float width = 400, float height = 300)
      : draw_(std::move(draw)), area_{{0, 0}, {width, height}} {
    ImGui::GetIO().IniFilename = nullptr;
    load_fonts(ImGui::GetIO());
  }
  Headless(const Headless&) = delete;
  Headless& operator=(const Headless&) = delete;

  Theme theme = make_theme(ThemeKind::light);
  bool opens_window = true;   ///< false: draw opens its own
  float frame_s = 1.0f / 60;  ///< what passes between two frames; help opens after a delay

  void frame(int count = 1) {
    for (int i = 0; i < count; ++i) one_frame();
  }
  void move(Vec to) {
    ImGui::GetIO().AddMousePosEvent(to.x, to.y);
    frame(2);
  }
  void press() { button(true); }
  void release() { button(false); }
  void click(Vec at) {
    move(at);
    press();
    release();
    frame();
  }
  void key(ImGuiKey which) {
    ImGui::GetIO().AddKeyEvent(which, true);
    frame();
    ImGui::GetIO().AddKeyEvent(which, false);
    frame(2);
  }
  void type(const std::string& text) {
    ImGui::GetIO().AddInputCharactersUTF8(text.c_str());
    frame(2);
  }

 private:
  struct Context {
    Context() { ImGui::SetCurrentContext(imgui); }
    ~Context() { ImGui::DestroyContext(imgui); }
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;
    ImGuiContext* imgui = ImGui::CreateContext();
  };

  void button(bool is_down) {
    ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Left, is_down);
    frame(2);
  }

  void one_frame() {
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {area_.width(), area_.height()};
    io.DeltaTime = frame_s;
    ImGui::NewFrame();
    if (opens_window) {
      begin_frame(theme, 1, false);
      begin_root("test", area_);
    }
    draw_();
    if (opens_window) end_root();
    ImGui::Render();
    graphics_.draw(ImGui::GetDrawData(), {}, 0);
  }

  Context context_;
  platform::Graphics graphics_;
  std::function<void()> draw_;
  Rect area_;
};

}  // namespace crease::ui
