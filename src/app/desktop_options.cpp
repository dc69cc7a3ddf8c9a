#include "app/desktop_options.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <string_view>

namespace crease::app {
namespace {

constexpr float least_pt = 64, most_pt = 16384;
constexpr double largest_scale = 8;
constexpr double most_frames = 1e6;

bool read_number(std::string_view text, double& value) {
  const std::string copy(text);
  char* end = nullptr;
  value = std::strtod(copy.c_str(), &end);
  return !copy.empty() && *end == 0 && std::isfinite(value);
}

Status set_size(DesktopOptions& options, std::string_view text) {
  const std::size_t cross = text.find('x');
  double width = 0, height = 0;
  const bool is_read = cross != std::string_view::npos && read_number(text.substr(0, cross), width) &&
                       read_number(text.substr(cross + 1), height);
  if (!is_read || std::min(width, height) < least_pt || std::max(width, height) > most_pt)
    return Error{"--size takes a width and a height in points, as 1280x800."};
  options.width_pt = static_cast<float>(width);
  options.height_pt = static_cast<float>(height);
  return {};
}

Status set_scale(DesktopOptions& options, std::string_view text) {
  double scale = 0;
  if (!read_number(text, scale) || !(scale >= 0.5) || scale > largest_scale)
    return Error{"--scale takes pixels per point, 0.5 to 8."};
  options.scale = static_cast<float>(scale);
  return {};
}

Status set_frames(DesktopOptions& options, std::string_view text) {
  double frames = 0;
  if (!read_number(text, frames) || frames < 1 || frames > most_frames)
    return Error{"--frames takes a number of frames, at least 1."};
  options.frames = static_cast<int>(frames);
  return {};
}

Status set_theme(DesktopOptions& options, std::string_view text) {
  constexpr std::array<std::string_view, 4> names = {"system", "light", "dark", "projector"};
  const auto found = std::find(names.begin(), names.end(), text);
  if (found == names.end()) return Error{"--theme takes system, light, dark or projector."};
  options.theme = static_cast<ThemeChoice>(found - names.begin());
  return {};
}

Status set_language(DesktopOptions& options, std::string_view text) {
  options.language = text;
  return {};
}

Status set_data(DesktopOptions& options, std::string_view text) {
  options.data_file = text;
  return {};
}

Status set_session(DesktopOptions& options, std::string_view text) {
  options.session = text;
  return {};
}

Status add_command(DesktopOptions& options, std::string_view text) {
  options.commands.emplace_back(text);
  return {};
}

Status add_restriction(DesktopOptions& options, std::string_view text) {
  options.restrictions += std::string(text) + '\n';
  return {};
}

Status set_screenshot(DesktopOptions& options, std::string_view text) {
  options.screenshot = text;
  return {};
}

struct Option {
  std::string_view name, value, help;
  Status (*set)(DesktopOptions&, std::string_view);
};

constexpr std::array<Option, 10> table = {{
    {"--data", "FILE.csv", "points of your own: two columns of numbers and a label or value", set_data},
    {"--session", "FILE|LINK", "a saved state: a session file, or the address of a page with a state in it",
     set_session},
    {"--command", "LINE", "\"set training.learning_rate 0.01\", \"act play\"; may be given again",
     add_command},
    {"--restrict", "LINE", "\"hide settings,plots\", \"lock Data\", \"readonly\"; may be given again",
     add_restriction},
    {"--theme", "NAME", "system, light, dark or projector", set_theme},
    {"--lang", "NAME", "en or de, instead of the system's language", set_language},
    {"--size", "WxH", "size of the window in points", set_size},
    {"--scale", "S", "pixels per point, instead of the system's", set_scale},
    {"--screenshot", "FILE.png", "draw some frames, write the picture, and end", set_screenshot},
    {"--frames", "N", "how many frames that is (4)", set_frames},
}};

}  // namespace

std::string desktop_help() {
  std::string text =
      "crease-lab: train a small network and watch its exact linear regions.\n\n"
      "Files with points can also be dropped on the window.\n\n";
  for (const Option& option : table) {
    std::string usage = "  " + std::string(option.name) + ' ' + std::string(option.value);
    usage.resize(std::max<std::size_t>(usage.size() + 2, 26), ' ');
    text += usage + std::string(option.help) + '\n';
  }
  return text + "  --help                  this text\n";
}

Result<DesktopOptions> parse_desktop_options(std::span<const char* const> arguments) {
  DesktopOptions options;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string_view argument = arguments[i];
    if (argument == "--help" || argument == "-h") {
      options.wants_help = true;
      continue;
    }
    const auto option = std::find_if(table.begin(), table.end(),
                                     [&](const Option& candidate) { return candidate.name == argument; });
    if (option == table.end())
      return Error{"crease-lab does not know \"" + std::string(argument) + "\"; --help lists what it knows."};
    if (++i == arguments.size())
      return Error{std::string(argument) + " needs a value: " + std::string(option->value) + "."};
    const Status status = option->set(options, arguments[i]);
    if (!status) return status.error();
  }
  return options;
}

std::string system_language(const char* (*variable)(const char* name)) {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = variable(name);
    if (value == nullptr || *value == 0) continue;
    const std::string_view locale = value;
    const std::string_view language = locale.substr(0, locale.find_first_of("_.@"));
    return language == "C" || language == "POSIX" ? "en" : std::string(language);
  }
  return "en";
}

}  // namespace crease::app
