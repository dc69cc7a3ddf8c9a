#include "platform/native_appearance.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace crease::platform {
namespace {

constexpr const char* portal = "org.freedesktop.portal.Desktop";
constexpr const char* portal_object = "/org/freedesktop/portal/desktop";
constexpr const char* read_method = "org.freedesktop.portal.Settings.Read";
constexpr const char* space = "org.freedesktop.appearance";
constexpr const char* key = "color-scheme";

const std::array<std::vector<std::string>, 4>& questions() {
  static const std::array<std::vector<std::string>, 4> list = {{
      {"gdbus", "call", "--session", "--timeout=2", std::string("--dest=") + portal,
       std::string("--object-path=") + portal_object, std::string("--method=") + read_method, space, key},
      {"dbus-send", "--session", "--print-reply=literal", "--reply-timeout=2000",
       std::string("--dest=") + portal, portal_object, read_method, std::string("string:") + space,
       std::string("string:") + key},
      {"gsettings", "get", "org.gnome.desktop.interface", key},
      {"gsettings", "get", "org.gnome.desktop.interface", "gtk-theme"},
  }};
  return list;
}

bool has(std::string_view text, std::string_view word) {
  return text.find(word) != std::string_view::npos;
}

}  // namespace

std::optional<Appearance> appearance_of_gtk_theme(std::string_view theme) {
  std::string lower(theme);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (lower.empty()) return std::nullopt;
  return has(lower, ":dark") || has(lower, "-dark") ? Appearance::dark : Appearance::light;
}

/// The portal says uint32 1 for dark, 2 for light, 0 for no preference; GNOME 'prefer-dark', 'prefer-light'
/// or 'default'; anything else in quotes is the name of a theme.
std::optional<Appearance> AppearanceQuery::read(std::string_view output) {
  if (has(output, "uint32 1")) return Appearance::dark;
  if (has(output, "uint32 2")) return Appearance::light;
  if (has(output, "uint32") || has(output, "'default'")) return std::nullopt;
  if (has(output, "'prefer-dark'")) return Appearance::dark;
  if (has(output, "'prefer-light'")) return Appearance::light;
  return has(output, "'") ? appearance_of_gtk_theme(output) : std::nullopt;
}

void AppearanceQuery::start() {
  asked_ = 0;
  ask_next();
}

void AppearanceQuery::ask_next() {
  process_.reset();
  while (asked_ < questions().size() && !process_) process_ = Process::start(questions()[asked_++]);
}

std::optional<Appearance> AppearanceQuery::poll() {
  if (!process_) return std::nullopt;
  const auto outcome = process_->poll();
  if (!outcome) return std::nullopt;
  const std::optional<Appearance> answer = outcome->code == 0 ? read(outcome->output) : std::nullopt;
  if (answer)
    process_.reset();
  else
    ask_next();
  return answer;
}

}  // namespace crease::platform
