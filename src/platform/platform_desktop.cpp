#include <GLFW/glfw3.h>

#include <cstdlib>
#include <fstream>
#include <string>
#include <utility>

#include "platform/host.h"
#include "platform/platform.h"

namespace crease::platform {
namespace {

struct Machine {
  Appearance appearance = Appearance::light;
  bool reduced_motion = false;
  bool wants_frame = false;
  std::function<void(std::string, std::string)> receiver;
};

Machine& machine() {
  static Machine the_machine;
  return the_machine;
}

}  // namespace

double now_s() {
  return glfwGetTime();
}

Appearance preferred_appearance() {
  return machine().appearance;
}

bool prefers_reduced_motion() {
  return machine().reduced_motion;
}

void set_clipboard(std::string_view text) {
  glfwSetClipboardString(nullptr, std::string(text).c_str());
}

std::string clipboard() {
  const char* text = glfwGetClipboardString(nullptr);
  return text != nullptr ? text : "";
}

void save_file(std::string_view name, std::string_view content) {
  std::ofstream file{std::string(name), std::ios::binary};
  file.write(content.data(), static_cast<std::streamsize>(content.size()));
}

void open_file(std::function<void(std::string, std::string)> received) {
  machine().receiver = std::move(received);
}

void request_frame() {
  machine().wants_frame = true;
}

namespace host {

void set_preferences(Appearance appearance, bool reduced_motion) {
  machine().appearance = appearance;
  machine().reduced_motion = reduced_motion;
}

void set_clipboard_content(std::string content) {
  set_clipboard(content);
}

bool deliver_file(std::string_view name, std::string_view content) {
  const auto receiver = std::exchange(machine().receiver, nullptr);
  if (receiver) receiver(std::string(name), std::string(content));
  return receiver != nullptr;
}

bool take_frame_request() {
  return std::exchange(machine().wants_frame, false);
}

}  // namespace host
}  // namespace crease::platform
