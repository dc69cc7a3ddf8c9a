#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STB_IMAGE_WRITE_STATIC
#include <stb/stb_image_write.h>

#include "app/application.h"
#include "app/desktop_options.h"
#include "core/base/check.h"
#include "core/io/network_file.h"
#include "core/io/network_formats.h"
#include "lab/languages.h"
#include "platform/desktop_services.h"
#include "platform/desktop_window.h"

void crease::check_failed(const char* condition, const char* sentence, const char* file, int line) {
  std::fprintf(stderr, "crease-lab: %s (%s, %s:%d)\n", sentence, condition, file, line);
  std::abort();
}

namespace {

using crease::Error;
using crease::Result;
using crease::Status;
using crease::app::Application;
using crease::app::DesktopOptions;
using crease::platform::DesktopWindow;

constexpr int bad_input = 2;

Status load_data(Application& application, const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return Error{path + " cannot be read."};
  const std::string content{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  const std::string error = application.load_file(path.substr(path.find_last_of('/') + 1), content);
  return error.empty() ? Status() : Error{error};
}

Status open_session(Application& application, const std::string& session) {
  const bool is_link = session.starts_with("s=") || session.find("#s=") != std::string::npos;
  std::string text = session;
  if (!is_link) {
    const auto file = crease::platform::read_file(session);
    if (!file) return file.error();
    text = file.value().content;
  }
  const std::string error = application.open_session(text);
  return error.empty() ? Status() : Error{error};
}

Status prepare(Application& application, const DesktopOptions& options) {
  application.choose_theme(options.theme);
  if (!options.data_file.empty()) {
    const Status loaded = load_data(application, options.data_file);
    if (!loaded) return loaded;
  }
  if (!options.session.empty()) {
    const Status opened = open_session(application, options.session);
    if (!opened) return opened;
  }
  for (const std::string& command : options.commands) {
    const std::string error = application.command(command);
    if (!error.empty()) return Error{error};
  }
  const std::string error = application.restrict(options.restrictions);
  return error.empty() ? Status() : Error{error};
}

/// After everything that the command line asks for: its own errors are in English.
Status choose_language(Application& application, const DesktopOptions& options) {
  const auto variable = [](const char* name) -> const char* {
    return std::getenv(name);
  };
  const std::string wish =
      options.language.empty() ? crease::app::system_language(variable) : options.language;
  for (const crease::lab::LanguageTable& table : crease::lab::language_tables) {
    if (table.language != wish) continue;
    const std::string error = application.choose_language(table.text);
    return error.empty() ? Status() : Error{error};
  }
  const bool is_known = wish == "en" || options.language.empty();
  return is_known ? Status() : Error{"--lang takes en or de; \"" + wish + "\" is neither."};
}

Status take_screenshot(Application& application, DesktopWindow& window, const DesktopOptions& options) {
  for (int i = 0; i < options.frames; ++i) {
    if (i > 0) window.present();
    window.wait(0);
    application.frame();
  }
  const crease::platform::Pixels pixels = window.read_pixels();
  const int is_written = stbi_write_png(options.screenshot.c_str(), pixels.width, pixels.height, 3,
                                        pixels.rgb.data(), 3 * pixels.width);
  return is_written ? Status() : Error{options.screenshot + " cannot be written."};
}

void run(Application& application, DesktopWindow& window) {
  constexpr double look_again_s = 0.05;  // while another program is asked something
  double wait_s = 0;
  crease::platform::start_services();
  while (window.is_open()) {
    if (crease::platform::attend_to_services() && (wait_s < 0 || !window.is_visible()))
      window.wait(look_again_s);
    else
      window.wait(window.is_visible() ? wait_s : -1);
    if (!window.is_visible()) continue;
    wait_s = application.frame();
    window.show_cursor(application.cursor());
    window.present();
  }
}

Status start(const DesktopOptions& options) {
  auto window = DesktopWindow::open({"crease", options.width_pt, options.height_pt, options.scale});
  if (!window) return window.error();
  Application application;
  window.value()->listen(application);
  application.convert_files_with([](std::string_view bytes, std::string_view name) {
    const Result<crease::nn::Network> network = crease::io::read_any_network(bytes, name);
    return network ? Result<std::string>(crease::io::write_network(network.value())) : network.error();
  });
  const Status prepared = prepare(application, options);
  if (!prepared) return prepared;
  const Status chosen = choose_language(application, options);
  if (!chosen) return chosen;
  if (!options.screenshot.empty()) return take_screenshot(application, *window.value(), options);
  run(application, *window.value());
  return {};
}

int fail(const Error& error) {
  std::fprintf(stderr, "%s\n", error.message.c_str());
  return bad_input;
}

}  // namespace

int main(int count, char** arguments) {
  const auto options = crease::app::parse_desktop_options({arguments + 1, arguments + count});
  if (!options) return fail(options.error());
  if (options.value().wants_help) {
    std::fputs(crease::app::desktop_help().c_str(), stdout);
    return 0;
  }
  const Status status = start(options.value());
  return status ? 0 : fail(status.error());
}
