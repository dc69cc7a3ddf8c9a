#include "platform/desktop_window.h"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <iterator>
#include <utility>

#include "platform/desktop_keys.h"
#include "render/gl.h"

namespace crease::platform {

struct DesktopWindow::State {
  GLFWwindow* window = nullptr;
  Listener* listener = nullptr;
  float fixed_pixels_per_point = 0;  ///< 0: as the system has it
  std::array<GLFWcursor*, 8> cursors{};
  Cursor shown = Cursor::arrow;
};

namespace {

using State = DesktopWindow::State;

State& state_of(GLFWwindow* window) {
  return *static_cast<State*>(glfwGetWindowUserPointer(window));
}

float pixels_per_point(const State& state) {
  if (state.fixed_pixels_per_point > 0) return state.fixed_pixels_per_point;
  float x = 1, y = 1;
  glfwGetWindowContentScale(state.window, &x, &y);
  return std::clamp(x, 0.5f, 8.0f);
}

Surface surface_of(const State& state) {
  Surface surface;
  glfwGetFramebufferSize(state.window, &surface.width_px, &surface.height_px);
  surface.pixels_per_point = pixels_per_point(state);
  surface.width_pt = static_cast<float>(surface.width_px) / surface.pixels_per_point;
  surface.height_pt = static_cast<float>(surface.height_px) / surface.pixels_per_point;
  return surface;
}

/// Points per unit of window coordinates, which are pixels on some systems and points on others.
double points_per_unit(const State& state) {
  int units = 1, unused = 1, pixels = 1;
  glfwGetWindowSize(state.window, &units, &unused);
  glfwGetFramebufferSize(state.window, &pixels, &unused);
  return units > 0 ? static_cast<double>(pixels) / units / pixels_per_point(state) : 1;
}

void on_cursor(GLFWwindow* window, double x, double y) {
  const State& state = state_of(window);
  const double scale = points_per_unit(state);
  state.listener->pointer_moved(static_cast<float>(x * scale), static_cast<float>(y * scale), Device::mouse);
}

void on_enter(GLFWwindow* window, int has_entered) {
  if (!has_entered) state_of(window).listener->pointer_left();
}

void on_button(GLFWwindow* window, int button, int action, int) {
  state_of(window).listener->pointer_pressed(button, action == GLFW_PRESS);
}

void on_scroll(GLFWwindow* window, double x, double y) {
  state_of(window).listener->wheel_turned(static_cast<float>(x), static_cast<float>(y));
}

/// GLFW tells the modifiers as they were before a modifier's own key changed.
Modifiers modifiers_now(GLFWwindow* window) {
  const auto is_down = [&](int left, int right) {
    return glfwGetKey(window, left) == GLFW_PRESS || glfwGetKey(window, right) == GLFW_PRESS;
  };
  return {is_down(GLFW_KEY_LEFT_CONTROL, GLFW_KEY_RIGHT_CONTROL),
          is_down(GLFW_KEY_LEFT_SHIFT, GLFW_KEY_RIGHT_SHIFT), is_down(GLFW_KEY_LEFT_ALT, GLFW_KEY_RIGHT_ALT),
          is_down(GLFW_KEY_LEFT_SUPER, GLFW_KEY_RIGHT_SUPER)};
}

void on_key(GLFWwindow* window, int key, int scancode, int action, int) {
  if (action == GLFW_REPEAT) return;  // Dear ImGui repeats keys itself
  const std::string code = key_code(key, scancode);
  if (!code.empty())
    state_of(window).listener->key_changed(code, action == GLFW_PRESS, modifiers_now(window));
}

std::string utf8(unsigned code) {
  const auto tail = [&](int shift) {
    return static_cast<char>(0x80 | (code >> shift & 0x3F));
  };
  if (code < 0x80) return {static_cast<char>(code)};
  if (code < 0x800) return {static_cast<char>(0xC0 | code >> 6), tail(0)};
  if (code < 0x10000) return {static_cast<char>(0xE0 | code >> 12), tail(6), tail(0)};
  return {static_cast<char>(0xF0 | code >> 18), tail(12), tail(6), tail(0)};
}

void on_character(GLFWwindow* window, unsigned code) {
  state_of(window).listener->text_entered(utf8(code));
}

void on_focus(GLFWwindow* window, int has_focus) {
  state_of(window).listener->focus_changed(has_focus != 0);
}

void on_framebuffer(GLFWwindow* window, int, int) {
  const State& state = state_of(window);
  state.listener->surface_changed(surface_of(state));
}

void on_scale(GLFWwindow* window, float, float) {
  on_framebuffer(window, 0, 0);
}

void on_drop(GLFWwindow* window, int count, const char** paths) {
  if (count < 1) return;
  std::ifstream file(paths[0], std::ios::binary);
  const std::string content{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  const std::string_view path = paths[0];
  state_of(window).listener->file_dropped(path.substr(path.find_last_of('/') + 1), content);
}

void set_hints() {
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
  glfwWindowHint(GLFW_DEPTH_BITS, 24);
  glfwWindowHint(GLFW_SAMPLES, 4);
}

void make_cursors(State& state) {
  constexpr std::array<int, 7> shapes = {GLFW_ARROW_CURSOR,     GLFW_IBEAM_CURSOR,   GLFW_HAND_CURSOR,
                                         GLFW_CROSSHAIR_CURSOR, GLFW_HRESIZE_CURSOR, GLFW_VRESIZE_CURSOR,
                                         GLFW_CROSSHAIR_CURSOR};
  std::transform(shapes.begin(), shapes.end(), state.cursors.begin(), glfwCreateStandardCursor);
}

std::string last_glfw_error() {
  const char* description = nullptr;
  glfwGetError(&description);
  return description != nullptr ? description : "no reason was given";
}

}  // namespace

Result<std::unique_ptr<DesktopWindow>> DesktopWindow::open(const Options& options) {
  if (!glfwInit()) return Error{"No window can be opened here: " + last_glfw_error() + "."};
  set_hints();
  float scale = options.pixels_per_point;
  if (scale <= 0) {
    scale = 1;
    if (GLFWmonitor* monitor = glfwGetPrimaryMonitor()) glfwGetMonitorContentScale(monitor, &scale, nullptr);
  }
  auto state = std::make_unique<State>();
  state->fixed_pixels_per_point = options.pixels_per_point;
  state->window = glfwCreateWindow(static_cast<int>(std::lround(options.width_pt * scale)),
                                   static_cast<int>(std::lround(options.height_pt * scale)),
                                   options.title.c_str(), nullptr, nullptr);
  if (state->window == nullptr) {
    const std::string reason = last_glfw_error();
    glfwTerminate();
    return Error{"No window with OpenGL 3.3 can be opened here: " + reason + "."};
  }
  glfwSetWindowUserPointer(state->window, state.get());
  glfwMakeContextCurrent(state->window);
  glfwSwapInterval(1);
  make_cursors(*state);
  return std::unique_ptr<DesktopWindow>(new DesktopWindow(std::move(state)));
}

DesktopWindow::DesktopWindow(std::unique_ptr<State> state) : state_(std::move(state)) {}

DesktopWindow::~DesktopWindow() {
  glfwDestroyWindow(state_->window);
  glfwTerminate();
}

void DesktopWindow::listen(Listener& listener) {
  state_->listener = &listener;
  GLFWwindow* window = state_->window;
  glfwSetCursorPosCallback(window, on_cursor);
  glfwSetCursorEnterCallback(window, on_enter);
  glfwSetMouseButtonCallback(window, on_button);
  glfwSetScrollCallback(window, on_scroll);
  glfwSetKeyCallback(window, on_key);
  glfwSetCharCallback(window, on_character);
  glfwSetWindowFocusCallback(window, on_focus);
  glfwSetFramebufferSizeCallback(window, on_framebuffer);
  glfwSetWindowContentScaleCallback(window, on_scale);
  glfwSetDropCallback(window, on_drop);
  listener.surface_changed(surface_of(*state_));
}

bool DesktopWindow::is_open() const {
  return !glfwWindowShouldClose(state_->window);
}

bool DesktopWindow::is_visible() const {
  return glfwGetWindowAttrib(state_->window, GLFW_ICONIFIED) == 0;
}

void DesktopWindow::wait(double seconds) {
  if (seconds < 0)
    glfwWaitEvents();
  else if (seconds > 0)
    glfwWaitEventsTimeout(seconds);
  else
    glfwPollEvents();
}

void DesktopWindow::show_cursor(Cursor cursor) {
  if (cursor == state_->shown) return;
  state_->shown = cursor;
  glfwSetCursor(state_->window, state_->cursors[static_cast<std::size_t>(cursor)]);
}

void DesktopWindow::present() {
  glfwSwapBuffers(state_->window);
}

Pixels DesktopWindow::read_pixels() const {
  Pixels pixels;
  glfwGetFramebufferSize(state_->window, &pixels.width, &pixels.height);
  const std::size_t row = static_cast<std::size_t>(pixels.width) * 3;
  std::vector<std::uint8_t> upside_down(row * static_cast<std::size_t>(pixels.height));
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, pixels.width, pixels.height, GL_RGB, GL_UNSIGNED_BYTE, upside_down.data());
  pixels.rgb.reserve(upside_down.size());
  for (auto end = upside_down.end(); end != upside_down.begin(); end -= static_cast<std::ptrdiff_t>(row))
    pixels.rgb.insert(pixels.rgb.end(), end - static_cast<std::ptrdiff_t>(row), end);
  return pixels;
}

}  // namespace crease::platform
