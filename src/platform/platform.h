#pragma once

#include <functional>
#include <string>
#include <string_view>

/// The one door between the lab and the machine it runs on: desktop (GLFW), web page (own event code),
/// headless. Chosen by CMake: platform_desktop.cpp, platform_web.cpp or platform_headless.cpp is linked,
/// never two.
namespace crease::platform {

/// Points and pixels apart: the interface is laid out in points, drawn in pixels.
struct Surface {
  float width_pt = 0, height_pt = 0;
  int width_px = 0, height_px = 0;
  float pixels_per_point = 1;
};

enum class Appearance { light, dark };

/// Seconds from an arbitrary start, monotonic.
double now_s();

/// What the system prefers.
Appearance preferred_appearance();
bool prefers_reduced_motion();

void set_clipboard(std::string_view text);
std::string clipboard();

/// Hands a file to the person: a download in the browser, a file in the working folder natively.
void save_file(std::string_view name, std::string_view content);
/// Asks for a file (browser: file dialog). `received(name, content)` comes later, in some frame. On the
/// desktop files come by drag and drop and by --data.
void open_file(std::function<void(std::string name, std::string content)> received);

/// Asks for another frame although nothing was touched.
void request_frame();

}  // namespace crease::platform
