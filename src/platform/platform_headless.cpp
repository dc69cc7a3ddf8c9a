#include <chrono>
#include <functional>
#include <map>
#include <utility>

#include "platform/headless.h"
#include "platform/host.h"
#include "platform/platform.h"

namespace crease::platform {
namespace {

/// The machine, as far as a test needs one.
struct Machine {
  Appearance appearance = Appearance::light;
  bool reduced_motion = false;
  bool wants_frame = false, has_shared = false;
  std::string missing_part;
  std::string clipboard;
  std::map<std::string, std::string> saved_files;
  std::map<std::string, std::string> files;  ///< by path
  bool has_dialog = true;
  std::function<void(Result<OpenedFile>)> receiver;
  std::map<std::string, std::function<void(Result<std::string>)>, std::less<>> asset_receivers;
};

Machine& machine() {
  static Machine the_machine;
  return the_machine;
}

}  // namespace

double now_s() {
  const auto since_start = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration<double>(since_start).count();
}

Appearance preferred_appearance() {
  return machine().appearance;
}
bool prefers_reduced_motion() {
  return machine().reduced_motion;
}
void set_clipboard(std::string_view text) {
  machine().clipboard = text;
}
std::string clipboard() {
  return machine().clipboard;
}

Result<std::string> save_file(std::string_view name, std::string_view content) {
  machine().saved_files[std::string(name)] = content;
  return "Saved as /saved/" + std::string(name) + ".";
}

void open_file(std::function<void(Result<OpenedFile>)> received, std::function<void()> no_dialog) {
  if (!machine().has_dialog) return no_dialog();
  machine().receiver = std::move(received);
}

Result<OpenedFile> read_file(std::string_view path) {
  const auto found = machine().files.find(std::string(path));
  if (found == machine().files.end()) return Error{"There is no file " + std::string(path) + "."};
  return OpenedFile{found->first.substr(found->first.find_last_of('/') + 1), found->second};
}

void load_asset(std::string_view name, std::function<void(Result<std::string>)> received) {
  machine().asset_receivers[std::string(name)] = std::move(received);
}

bool can_share() {
  return true;
}
void share() {
  machine().has_shared = true;
}

bool has_part(std::string_view name) {
  return name != machine().missing_part;
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
  machine().clipboard = std::move(content);
}

bool deliver_file(std::string_view name, std::string_view content) {
  const auto receiver = std::exchange(machine().receiver, nullptr);
  if (receiver) receiver(OpenedFile{std::string(name), std::string(content)});
  return receiver != nullptr;
}

void deliver_asset(std::string_view name, Result<std::string> content) {
  const auto found = machine().asset_receivers.find(name);
  if (found == machine().asset_receivers.end()) return;
  const auto receiver = std::move(found->second);
  machine().asset_receivers.erase(found);
  receiver(std::move(content));
  request_frame();
}

bool take_frame_request() {
  return std::exchange(machine().wants_frame, false);
}

}  // namespace host

namespace headless {

bool take_shared() {
  return std::exchange(machine().has_shared, false);
}

const std::string* saved_file(const std::string& name) {
  const auto found = machine().saved_files.find(name);
  return found == machine().saved_files.end() ? nullptr : &found->second;
}

void set_dialog(bool is_there) {
  machine().has_dialog = is_there;
}

void set_missing_part(std::string name) {
  machine().missing_part = std::move(name);
}

void put_file(std::string path, std::string content) {
  machine().files[std::move(path)] = std::move(content);
}

}  // namespace headless
}  // namespace crease::platform
