#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/native_process.h"
#include "platform/platform.h"

namespace crease::platform {

/// Asks the desktop whether it is dark: the freedesktop setting through the portal, else GNOME's own, else
/// the name of the GTK theme. One question after the other, each by a program beside this one.
class AppearanceQuery {
 public:
  void start();
  bool is_under_way() const { return process_.has_value(); }
  /// The answer, once, when there is one. Never waits.
  std::optional<Appearance> poll();

  /// What a program's output says; empty where it says nothing.
  static std::optional<Appearance> read(std::string_view output);

 private:
  void ask_next();
  std::size_t asked_ = 0;
  std::optional<Process> process_;
};

/// GTK_THEME, which overrides the desktop's theme for one program: "Adwaita:dark". Empty: not set.
std::optional<Appearance> appearance_of_gtk_theme(std::string_view theme);

}  // namespace crease::platform
