#include <emscripten.h>

#include <cstdio>
#include <cstdlib>
#include <map>
#include <utility>

#include "core/base/check.h"
#include "platform/host.h"
#include "platform/platform.h"

// The page's side is `host` in web/crease.js: one object per lab, so that two labs on a page share nothing.
// clang-format off
EM_JS(void, host_set_clipboard, (const char* text, int size), {
  Module['host']['setClipboard'](UTF8ToString(text, size));
});
EM_JS(void, host_save_file, (const char* name, int name_size, const char* content, int size), {
  Module['host']['saveFile'](UTF8ToString(name, name_size), HEAPU8.slice(content, content + size));
});
EM_JS(void, host_open_file, (), { Module['host']['openFile'](); });
EM_JS(void, host_load_asset, (const char* name, int size), { Module['host']['loadAsset'](UTF8ToString(name, size)); });
EM_JS(void, host_share, (), { Module['host']['share'](); });
EM_JS(int, host_has_part, (const char* name, int size), { return Module['host']['hasPart'](UTF8ToString(name, size)); });
EM_JS(void, host_fail, (const char* sentence), { Module['host']['fail'](UTF8ToString(sentence)); });
// clang-format on

namespace crease {

void check_failed(const char* condition, const char* sentence, const char* file, int line) {
  char text[512];
  std::snprintf(text, sizeof text, "%s (%s, %s:%d)", sentence, condition, file, line);
  host_fail(text);
  std::abort();
}

namespace platform {
namespace {

struct Page {
  Appearance appearance = Appearance::light;
  bool reduced_motion = false;
  bool wants_frame = false;
  std::string clipboard;
  std::function<void(Result<OpenedFile>)> receiver;
  std::map<std::string, std::function<void(Result<std::string>)>, std::less<>> asset_receivers;
};

Page& page() {
  static Page the_page;
  return the_page;
}

int size_of(std::string_view text) {
  return static_cast<int>(text.size());
}

}  // namespace

double now_s() {
  return emscripten_get_now() * 1e-3;
}

Appearance preferred_appearance() {
  return page().appearance;
}
bool prefers_reduced_motion() {
  return page().reduced_motion;
}

void set_clipboard(std::string_view text) {
  page().clipboard = text;
  host_set_clipboard(text.data(), size_of(text));
}

std::string clipboard() {
  return page().clipboard;
}

Result<std::string> save_file(std::string_view name, std::string_view content) {
  host_save_file(name.data(), size_of(name), content.data(), size_of(content));
  return std::string(name) + " is in the downloads of your browser.";
}

void open_file(std::function<void(Result<OpenedFile>)> received, std::function<void()>) {
  page().receiver = std::move(received);
  host_open_file();
}

Result<OpenedFile> read_file(std::string_view) {
  return Error{"A page cannot read files by their path."};
}

void load_asset(std::string_view name, std::function<void(Result<std::string>)> received) {
  page().asset_receivers[std::string(name)] = std::move(received);
  host_load_asset(name.data(), size_of(name));
}

bool can_share() {
  return true;
}
void share() {
  host_share();
}

bool has_part(std::string_view name) {
  return host_has_part(name.data(), size_of(name)) != 0;
}

void request_frame() {
  page().wants_frame = true;
}

namespace host {

void set_preferences(Appearance appearance, bool reduced_motion) {
  page().appearance = appearance;
  page().reduced_motion = reduced_motion;
}

void set_clipboard_content(std::string content) {
  page().clipboard = std::move(content);
}

bool deliver_file(std::string_view name, std::string_view content) {
  const auto receiver = std::exchange(page().receiver, nullptr);
  if (receiver) receiver(OpenedFile{std::string(name), std::string(content)});
  return receiver != nullptr;
}

void deliver_asset(std::string_view name, Result<std::string> content) {
  const auto found = page().asset_receivers.find(name);
  if (found == page().asset_receivers.end()) return;
  const auto receiver = std::move(found->second);
  page().asset_receivers.erase(found);
  receiver(std::move(content));
  request_frame();
}

bool take_frame_request() {
  return std::exchange(page().wants_frame, false);
}

}  // namespace host
}  // namespace platform
}  // namespace crease
