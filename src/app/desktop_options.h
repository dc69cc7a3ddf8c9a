#pragma once

#include <span>
#include <string>
#include <vector>

#include "app/application.h"
#include "core/base/result.h"

namespace crease::app {

/// What `crease-lab` is asked for on its command line.
struct DesktopOptions {
  bool wants_help = false;
  std::string data_file;
  std::string session;                ///< path of a session file, or a link
  std::vector<std::string> commands;  ///< carried out before the first frame
  std::string restrictions;           ///< lines, as lab::parse_restrictions reads them
  ThemeChoice theme = ThemeChoice::system;
  std::string language;  ///< "en", "de"; empty: the system's
  float width_pt = 1280, height_pt = 800;
  float scale = 0;         ///< pixels per point; 0: as the system has it
  std::string screenshot;  ///< where to write a PNG; then the program ends
  int frames = 4;          ///< drawn before the screenshot
};

/// The text of --help.
std::string desktop_help();

/// Error: the option that is unknown or lacks its value, and what it takes.
Result<DesktopOptions> parse_desktop_options(std::span<const char* const> arguments);

/// "de" of "de_AT.UTF-8", from the first of the system's variables that is set; "en" where none is, or says
/// "C". `variable` is as std::getenv.
std::string system_language(const char* (*variable)(const char* name));

}  // namespace crease::app
