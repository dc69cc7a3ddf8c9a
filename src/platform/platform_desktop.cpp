#include <GLFW/glfw3.h>

#include <cstdlib>
#include <string>
#include <utility>

#include "platform/desktop_services.h"
#include "platform/host.h"
#include "platform/native_appearance.h"
#include "platform/native_dialog.h"
#include "platform/native_files.h"
#include "platform/platform.h"

namespace crease::platform {
namespace {

struct Machine {
  Appearance appearance = Appearance::light;
  bool reduced_motion = false;
  bool wants_frame = false;
  std::function<void(Result<OpenedFile>)> receiver;
  std::function<void()> no_dialog;
  FileDialog dialog;
  AppearanceQuery appearance_query;
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

Result<std::string> save_file(std::string_view name, std::string_view content) {
  const auto path = write_beside(folder_for_saving(), name, content);
  if (!path) return path.error();
  return "Saved as " + path.value() + ".";
}

void open_file(std::function<void(Result<OpenedFile>)> received, std::function<void()> no_dialog) {
  machine().receiver = std::move(received);
  machine().no_dialog = std::move(no_dialog);
  if (!machine().dialog.open()) machine().no_dialog();
}

Result<OpenedFile> read_file(std::string_view path) {
  return read_path(path);
}

void load_asset(std::string_view name, std::function<void(Result<std::string>)> received) {
  received(read_beside_program(name));
  request_frame();
}

bool can_share() {
  return false;
}
void share() {}

bool has_part(std::string_view) {
  return true;
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
  if (receiver) receiver(OpenedFile{std::string(name), std::string(content)});
  return receiver != nullptr;
}

/// Files are read at once here.
void deliver_asset(std::string_view, Result<std::string>) {}

bool take_frame_request() {
  return std::exchange(machine().wants_frame, false);
}

}  // namespace host

namespace {

void attend_to_dialog() {
  switch (machine().dialog.poll()) {
    case FileDialog::Answer::chosen:
      machine().receiver(read_path(machine().dialog.path()));
      break;
    case FileDialog::Answer::not_there:
      machine().no_dialog();
      break;
    case FileDialog::Answer::cancelled:
    case FileDialog::Answer::none_yet:
      break;
  }
}

}  // namespace

void start_services() {
  const char* theme = std::getenv("GTK_THEME");
  const auto own = appearance_of_gtk_theme(theme != nullptr ? theme : "");
  if (own)
    machine().appearance = *own;
  else
    machine().appearance_query.start();
}

bool attend_to_services() {
  attend_to_dialog();
  const auto appearance = machine().appearance_query.poll();
  if (appearance) machine().appearance = *appearance;
  return machine().dialog.is_open() || machine().appearance_query.is_under_way();
}

}  // namespace crease::platform
